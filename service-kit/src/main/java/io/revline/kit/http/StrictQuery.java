package io.revline.kit.http;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the operation does not have, for a typo must not widen an answer,
 * and values that nobody could mean.
 */
class StrictQuery {
  /** JAX-RS answers what is none with 404, as if the path were wrong. */
  private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Integer.class, Long.class);

  /** As many digits as both of them have room for. */
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

  private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ResourceInfo resource, UriInfo uri) {
    MultivaluedMap<String, String> sent = uri.getQueryParameters();
    if (sent.isEmpty()) {
      return;
    }
    Map<String, Class<?>> offered =
        known.computeIfAbsent(resource.getResourceMethod(), StrictQuery::parameters);
    List<Violation> wrong = new ArrayList<>();
    sent.forEach((name, values) -> {
      Class<?> type = offered.get(name);
      if (type == null) {
        wrong.add(new Violation(name, "is not a parameter here, use one of " + offered.keySet()));
      } else if (WHOLE_NUMBERS.contains(type) && !values.stream().allMatch(StrictQuery::isWhole)) {
        wrong.add(new Violation(name, "must be a whole number such as 50"));
      } else if (values.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
        wrong.add(new Violation(name, "must not contain a zero character"));
      }
    });
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
  }

  private static boolean isWhole(String value) {
    return WHOLE.matcher(value).matches();
  }

  private static Map<String, Class<?>> parameters(Method method) {
    Map<String, Class<?>> parameters = new TreeMap<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam annotation = parameter.getAnnotation(QueryParam.class);
      if (annotation != null) {
        parameters.put(annotation.value(), parameter.getType());
      }
    }
    Produces produces = method.getAnnotation(Produces.class);
    if (produces != null && List.of(produces.value()).contains(Format.ANY)) {
      parameters.put(Format.PARAMETER, String.class);
    }
    return parameters;
  }
}
