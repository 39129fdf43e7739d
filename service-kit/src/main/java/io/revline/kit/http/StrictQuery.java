package io.revline.kit.http;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters that the operation does not have: a typo must not widen an answer. */
class StrictQuery {
  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ResourceInfo resource, UriInfo uri) {
    Set<String> sent = uri.getQueryParameters().keySet();
    if (sent.isEmpty()) {
      return;
    }
    Set<String> offered =
        known.computeIfAbsent(resource.getResourceMethod(), StrictQuery::parameters);
    List<Violation> unknown =
        sent.stream()
            .filter(name -> !offered.contains(name))
            .map(name -> new Violation(name, "is not a parameter here, use one of " + offered))
            .toList();
    if (!unknown.isEmpty()) {
      throw new InvalidInput(unknown);
    }
  }

  private static Set<String> parameters(Method method) {
    Set<String> parameters =
        Arrays.stream(method.getParameters())
            .map(parameter -> parameter.getAnnotation(QueryParam.class))
            .filter(annotation -> annotation != null)
            .map(QueryParam::value)
            .collect(Collectors.toCollection(TreeSet::new));
    Produces produces = method.getAnnotation(Produces.class);
    if (produces != null && List.of(produces.value()).contains(Format.ANY)) {
      parameters.add(Format.PARAMETER);
    }
    return parameters;
  }
}
