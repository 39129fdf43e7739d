package io.revline.gateway.view;

import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells what JAX-RS itself refuses, such as an unknown path or another method, as a problem. */
class FaultMapper {

  @ServerExceptionMapper
  public Response refused(WebApplicationException fault, UriInfo uri) {
    ProblemType type = ProblemType.ofStatus(fault.getResponse().getStatus());
    return new Problem(type, "The gateway does not offer this here.", uri.getPath()).toResponse();
  }
}
