package io.revline.gateway.proxy;

import io.micrometer.core.instrument.Timer;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.upstream.NoAnswer;
import io.revline.gateway.upstream.Upstream;
import io.revline.gateway.upstream.UpstreamTimer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/**
 * What happens around one forwarded request: headers, time taken, and the answer when none comes.
 */
final class Forwarding implements ProxyInterceptor {
  private final Upstream upstream;
  private final UpstreamTimer timer;

  Forwarding(Upstream upstream, UpstreamTimer timer) {
    this.upstream = upstream;
    this.timer = timer;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    HttpServerRequest caller = request.proxiedRequest();
    // The gateway has said 100-continue itself.
    request.headers().remove(HttpHeaders.EXPECT);
    // Services build absolute links from the host the caller knows.
    if (caller.authority() != null) {
      request.setAuthority(caller.authority());
    }
    Timer.Sample sample = timer.start();
    return context
        .sendRequest()
        .onSuccess(answer -> timer.answered(sample, upstream, answer.getStatusCode()))
        .recover(failure -> Future.succeededFuture(refusal(request, sample, failure)));
  }

  private ProxyResponse refusal(ProxyRequest request, Timer.Sample sample, Throwable failure) {
    HttpServerRequest caller = request.proxiedRequest();
    NoAnswer noAnswer = NoAnswer.of(upstream, failure);
    if (caller.response().closed()) {
      timer.abandoned(sample, upstream);
    } else {
      timer.failed(sample, upstream, noAnswer);
    }
    Problem problem =
        new Problem(noAnswer.problem(), noAnswer.reason() + ".", String.valueOf(caller.path()));
    ProxyResponse response = request.release().response().setStatusCode(problem.status());
    problem.headers().forEach(response::putHeader);
    return response.setBody(Body.body(problem.body()));
  }
}
