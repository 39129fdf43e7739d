package io.revline.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Gives problems that a library raised their stable type, so that every problem has one. */
@ApplicationScoped
class TypedProblems implements ProblemPostProcessor {

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    if (problem.getType() != null) {
      return problem;
    }
    int status = problem.getStatusCode();
    ProblemType type = ProblemType.ofStatus(status);
    HttpProblem.Builder typed = HttpProblem.builder(problem).withType(type.uri());
    if (problem.getDetail() == null) {
      typed.withDetail(type.detail());
    }
    return (status == Response.Status.UNAUTHORIZED.getStatusCode()
            ? typed.withHeader("WWW-Authenticate", "Bearer")
            : typed)
        .build();
  }
}
