package io.revline.gateway.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.revline.gateway.problem.ProblemType;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Ends connections. After a request that was marked as the last, nothing on its connection is taken
 * for a request any more. A request that was answered before it was read whole is read on for a
 * while, so that its answer arrives, and no longer.
 */
@ApplicationScoped
class LastRequests {
  /** Before the correlation id: what is thrown away needs none. */
  private static final int BEFORE_ALL_ELSE = 1_100;

  private final long lingerMillis;
  private final Set<HttpConnection> over =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  LastRequests(LimitsConfig limits) {
    this.lingerMillis = limits.linger().toMillis();
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, BEFORE_ALL_ELSE);
  }

  /** Makes this request the last on its connection, which in HTTP/2 it shares with others. */
  void mark(RoutingContext context) {
    if (context.request().version() != HttpVersion.HTTP_2) {
      over.add(context.request().connection());
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  private void watch(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    if (over.contains(connection)) {
      // Nobody gets to see it, but the log does.
      context.response().setStatusCode(ProblemType.INVALID_INPUT.status());
      connection.close();
      return;
    }
    context.addEndHandler(answered -> readOn(context));
    context.next();
  }

  private void readOn(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      closeIfLast(request);
      return;
    }
    long giveUp = context.vertx().setTimer(lingerMillis, late -> cut(request));
    request
        .end()
        .onComplete(read -> {
          context.vertx().cancelTimer(giveUp);
          closeIfLast(request);
        });
    request.handler(rest -> {}).resume();
  }

  private void closeIfLast(HttpServerRequest request) {
    if (over.contains(request.connection())) {
      request.connection().close();
    }
  }

  private static void cut(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }
}
