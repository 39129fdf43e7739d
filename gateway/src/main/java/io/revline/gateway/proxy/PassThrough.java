package io.revline.gateway.proxy;

import io.revline.gateway.limit.BodyLimits;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.revline.gateway.upstream.GatewayConfig;
import io.revline.gateway.upstream.Upstream;
import io.revline.gateway.upstream.UpstreamTimer;
import io.revline.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Forwards a request, body unread, to the service that owns its path. */
@ApplicationScoped
class PassThrough {
  /** What the gateway answers itself. */
  private static final Set<String> OWN = Set.of("/api/v1/overview");

  /** What is answered by a model, which is trained for whoever asks first. */
  private static final Pattern TRAINED_FOR =
      Pattern.compile("/api/v1/forecast/(deal-scores|deals/[^/]+/score|projections)(/.*)?");

  private final Upstreams upstreams;
  private final UpstreamTimer timer;
  private final Vertx vertx;
  private final BodyLimits limits;
  private final GatewayConfig config;
  private final Map<Upstream, HttpProxy> proxies;

  PassThrough(
      Upstreams upstreams,
      UpstreamTimer timer,
      GatewayConfig config,
      Vertx vertx,
      BodyLimits limits) {
    this.upstreams = upstreams;
    this.timer = timer;
    this.vertx = vertx;
    this.limits = limits;
    this.config = config;
    this.proxies =
        Arrays.stream(Upstream.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    this::proxy,
                    (one, other) -> one,
                    () -> new EnumMap<>(Upstream.class)));
  }

  void register(@Observes Router router) {
    router.route("/api/*").handler(this::forward);
  }

  private HttpProxy proxy(Upstream upstream) {
    return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), upstreams.client())
        .origin(exchange -> request(upstream, exchange.request().proxiedRequest()))
        .addInterceptor(new Forwarding(upstream, timer, vertx, limits));
  }

  /** The time-out runs from when the service has the whole request: an upload may take longer. */
  private Future<HttpClientRequest> request(Upstream upstream, HttpServerRequest caller) {
    return upstreams
        .open(upstream)
        .onSuccess(request -> {
          long silence = silence(String.valueOf(caller.path())).toMillis();
          // What fails is told by the exchange; the client would also write it into the log.
          request.exceptionHandler(failure -> {});
          if (caller.isEnded()) {
            request.idleTimeout(silence);
          } else {
            caller.end().onSuccess(read -> request.idleTimeout(silence));
          }
        });
  }

  private Duration silence(String path) {
    return TRAINED_FOR.matcher(path).matches() ? config.trainingTimeout() : config.timeout();
  }

  private void forward(RoutingContext context) {
    String path = String.valueOf(context.request().path());
    if (OWN.contains(path)) {
      context.next();
      return;
    }
    context.addHeadersEndHandler(sent -> Revalidation.withoutLength(context.response()));
    Upstream.owning(path)
        .map(upstream -> Objects.requireNonNull(proxies.get(upstream)))
        .ifPresentOrElse(proxy -> proxy.handle(context.request()), () -> unknown(context));
  }

  private static void unknown(RoutingContext context) {
    Problem.answer(context, ProblemType.NOT_FOUND, "Nothing answers under this path.");
  }
}
