package io.revline.gateway.proxy;

import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.revline.gateway.limit.BodyLimits;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.revline.gateway.upstream.NoAnswer;
import io.revline.gateway.upstream.Upstream;
import io.revline.gateway.upstream.UpstreamTimer;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;

/**
 * What happens around one forwarded request: headers, time taken, and the answer when none comes.
 */
final class Forwarding implements ProxyInterceptor {
  private static final int UNAVAILABLE = 503;

  private final Upstream upstream;
  private final UpstreamTimer timer;
  private final Vertx vertx;
  private final BodyLimits limits;

  Forwarding(Upstream upstream, UpstreamTimer timer, Vertx vertx, BodyLimits limits) {
    this.upstream = upstream;
    this.timer = timer;
    this.vertx = vertx;
    this.limits = limits;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    HttpServerRequest caller = request.proxiedRequest();
    long most = limits.most(String.valueOf(caller.path()));
    if (request.getBody().length() > most) {
      return Future.succeededFuture(refusal(request, CallersBody.tooLarge(most)));
    }
    prepare(request, caller);
    CallersBody body = body(request, caller, most);
    Timer.Sample sample = timer.start();
    return context
        .sendRequest()
        .compose(answer -> prepared(caller, answer))
        .onSuccess(answer -> timer.answered(sample, upstream, answer.getStatusCode()))
        .recover(failure -> Future.succeededFuture(refusal(request, body, sample, failure)));
  }

  private static void prepare(ProxyRequest request, HttpServerRequest caller) {
    MultiMap headers = request.headers();
    HopByHop.remove(headers);
    HopByHop.removeForwarded(headers);
    // The gateway has said 100-continue itself.
    headers.remove(HttpHeaders.EXPECT);
    // The client adds where the trace has come to; two of it, and the first would count.
    if (Span.current().getSpanContext().isValid()) {
      headers.remove("traceparent");
      headers.remove("tracestate");
    }
    // Services build absolute links from the host the caller knows.
    if (caller.authority() != null) {
      request.setAuthority(caller.authority());
    }
  }

  /** Null when the request says that it has none. */
  private @Nullable CallersBody body(ProxyRequest request, HttpServerRequest caller, long most) {
    long length = request.getBody().length();
    if (length < 0 && caller.version() == HttpVersion.HTTP_2) {
      // Only so the proxy learns that a body may come whose length is not told.
      caller.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
    }
    if (length <= 0 && !caller.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return null;
    }
    CallersBody body = new CallersBody(caller, vertx, limits, most);
    request.setBody(Body.body(body, length));
    return body;
  }

  private static Future<ProxyResponse> prepared(HttpServerRequest caller, ProxyResponse answer) {
    HopByHop.remove(answer.headers());
    if (answer.getStatusCode() == UNAVAILABLE
        && !answer.headers().contains(HttpHeaders.RETRY_AFTER)) {
      answer.putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_SOON);
    }
    return Revalidation.of(caller, answer);
  }

  private ProxyResponse refusal(
      ProxyRequest request, @Nullable CallersBody body, Timer.Sample sample, Throwable failure) {
    HttpServerRequest caller = request.proxiedRequest();
    CallersBody.Fault fault = body == null ? null : body.fault();
    if (fault != null) {
      timer.abandoned(sample, upstream);
      return refusal(request, fault);
    }
    NoAnswer noAnswer = NoAnswer.of(upstream, failure);
    if (caller.response().closed()) {
      timer.abandoned(sample, upstream);
    } else {
      timer.failed(sample, upstream, noAnswer);
    }
    return answer(request, noAnswer.problem(), noAnswer.reason() + ".");
  }

  private static ProxyResponse refusal(ProxyRequest request, CallersBody.Fault fault) {
    return answer(request, fault.type(), fault.detail())
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
  }

  private static ProxyResponse answer(ProxyRequest request, ProblemType type, String detail) {
    String path = String.valueOf(request.proxiedRequest().path());
    Problem problem = new Problem(type, detail, path);
    ProxyResponse response = request.release().response().setStatusCode(problem.status());
    problem.headers().forEach(response::putHeader);
    return response.setBody(Body.body(problem.body()));
  }
}
