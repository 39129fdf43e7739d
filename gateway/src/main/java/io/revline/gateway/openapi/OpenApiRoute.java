package io.revline.gateway.openapi;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the merged document where tools look for one. */
@ApplicationScoped
class OpenApiRoute {
  private final MergedDocument document;

  OpenApiRoute(MergedDocument document) {
    this.document = document;
  }

  void register(@Observes Router router) {
    // Early, because what follows under /q belongs to Quarkus.
    router.get("/q/openapi").order(-1).handler(this::answer);
  }

  private void answer(RoutingContext context) {
    document
        .json()
        .subscribe()
        .with(
            json ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(json),
            context::fail);
  }
}
