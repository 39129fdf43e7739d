package io.revline.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says a {@link Refusal}, or a token that opens nothing, as a problem document. */
class RefusalMapper {
  private static final String RETRY_AFTER_SECONDS = "1";

  @ServerExceptionMapper(
      value = {AuthenticationFailedException.class, UnauthorizedException.class},
      priority = 1)
  Response unknown(UriInfo uri) {
    return ProblemType.UNAUTHORIZED
        .problem()
        .withDetail("send a bearer token that is valid and not expired")
        .withInstance(URI.create(uri.getRequestUri().getRawPath()))
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build()
        .toResponse();
  }

  @ServerExceptionMapper
  Response unreadable(MismatchedInputException wrong, UriInfo uri) {
    String field =
        wrong.getPath().stream()
            .map(step -> Objects.toString(step.getFieldName(), "[" + step.getIndex() + "]"))
            .collect(Collectors.joining("."));
    return refused(
        InvalidInput.of(field.isEmpty() ? "body" : field, "is not of the type it must have"), uri);
  }

  @ServerExceptionMapper
  Response refused(Refusal refusal, UriInfo uri) {
    HttpProblem.Builder problem = ProblemType.of(refusal).problem();
    if (refusal instanceof InvalidInput invalid) {
      problem.with("violations", invalid.violations());
    }
    if (refusal instanceof Unavailable) {
      problem.withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return problem
        .withDetail(refusal.getMessage())
        .withInstance(URI.create(uri.getRequestUri().getRawPath()))
        .build()
        .toResponse();
  }
}
