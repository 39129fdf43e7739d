package io.revline.gateway.upstream;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Speaks HTTP with the services, over one bounded pool of connections. */
@ApplicationScoped
public class Upstreams {
  private static final int OK = 200;

  private final GatewayConfig config;
  private final UpstreamTimer timer;
  private final HttpClient client;

  Upstreams(Vertx vertx, GatewayConfig config, UpstreamTimer timer) {
    this.config = config;
    this.timer = timer;
    this.client = vertx.createHttpClient(options(config));
  }

  private static HttpClientOptions options(GatewayConfig config) {
    return new HttpClientOptions()
        .setConnectTimeout((int) config.connectTimeout().toMillis())
        .setMaxPoolSize(config.connections())
        .setMaxWaitQueueSize(config.waitingRequests())
        .setDecompressionSupported(false)
        // Bounds an upload that stalls; longer, so that the request's own time-out comes first.
        .setIdleTimeout((int) config.timeout().plus(config.trainingTimeout()).toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /** The client that holds the connections. */
  public HttpClient client() {
    return client;
  }

  /** Opens a request to a service; fails when it is away or no connection is free in time. */
  public Future<HttpClientRequest> open(Upstream upstream) {
    return client.request(to(upstream).setConnectTimeout(config.timeout().toMillis()));
  }

  /**
   * Asks a service for a document. Fails with {@link NoAnswer} when there is none, or one that is
   * not a 200, within the time given.
   */
  public Future<Buffer> get(Upstream upstream, String uri, MultiMap headers, Duration timeout) {
    Timer.Sample sample = timer.start();
    RequestOptions request = to(upstream).setMethod(HttpMethod.GET).setURI(uri).setHeaders(headers);
    return client
        .request(request.setTimeout(timeout.toMillis()))
        .compose(HttpClientRequest::send)
        .compose(response -> body(upstream, response))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(NoAnswer.of(upstream, failure)))
        .onSuccess(body -> timer.answered(sample, upstream, OK))
        .onFailure(failure -> timer.failed(sample, upstream, NoAnswer.of(upstream, failure)));
  }

  private static Future<Buffer> body(Upstream upstream, HttpClientResponse response) {
    Future<Buffer> body = response.body();
    return response.statusCode() == OK
        ? body
        : body.compose(
            ignored -> Future.failedFuture(new NoAnswer(upstream, response.statusCode())));
  }

  private RequestOptions to(Upstream upstream) {
    URI address = config.services().get(upstream.word());
    if (address == null) {
      throw new IllegalStateException("no address configured for " + upstream.service());
    }
    boolean secure = "https".equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    return new RequestOptions().setHost(address.getHost()).setPort(port).setSsl(secure);
  }
}
