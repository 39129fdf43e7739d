package io.revline.gateway.deprecation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Lets the answers of operations that will go say so. */
@ApplicationScoped
class DeprecationFilter {
  /** After authorization (100): refusals say nothing of operations. */
  private static final int AFTER_AUTHORIZATION = 80;

  private final List<DeprecatedOperation> deprecated;

  DeprecationFilter(DeprecationConfig config) {
    this.deprecated = config.operations().values().stream().map(DeprecatedOperation::new).toList();
  }

  void register(@Observes Filters filters) {
    filters.register(this::tell, AFTER_AUTHORIZATION);
  }

  private void tell(RoutingContext context) {
    String method = context.request().method().name();
    String path = String.valueOf(context.request().path());
    deprecated.stream()
        .filter(operation -> operation.covers(method, path))
        .findFirst()
        .ifPresent(operation -> operation.tell(context.response().headers()));
    context.next();
  }
}
