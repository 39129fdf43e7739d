package io.revline.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * Gives problems that a library raised their stable type, so that every problem has one. Some that
 * a library takes for our faults are the caller's.
 */
@ApplicationScoped
class TypedProblems implements ProblemPostProcessor {
  private static final String NO_MEDIA_TYPE = "Failed to parse media type";
  private static final String CUT_OFF = "Connection terminated parsing multipart request";

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    if (isSaid(context.cause, IllegalArgumentException.class, NO_MEDIA_TYPE)) {
      return ProblemType.UNSUPPORTED_MEDIA_TYPE
          .problem()
          .withDetail("Content-Type is no media type, use one like application/json")
          .withInstance(problem.getInstance())
          .build();
    }
    if (isSaid(context.cause, IOException.class, CUT_OFF)) {
      return ProblemType.INVALID_INPUT
          .problem()
          .withDetail("the body ends before its form does: send all parts and the closing boundary")
          .withInstance(problem.getInstance())
          .build();
    }
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

  private static boolean isSaid(Throwable cause, Class<?> type, String message) {
    return type.isInstance(cause) && String.valueOf(cause.getMessage()).startsWith(message);
  }
}
