package io.revline.gateway.proxy;

import io.revline.gateway.limit.BodyLimits;
import io.revline.gateway.problem.ProblemType;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way to a service. It breaks off when it becomes larger than it may
 * be, or when it is waited for and hardly anything comes: a caller that sends a byte a second would
 * hold a connection to the service for hours. Time in which the service does not read does not
 * count. Used on the event loop of its request only.
 */
final class CallersBody implements ReadStream<Buffer> {
  private final HttpServerRequest source;
  private final Vertx vertx;
  private final BodyLimits limits;
  private final long most;

  private long arrived;
  private long arrivedBefore;
  private boolean paused;
  private boolean waitedAllTheTime;
  private @Nullable Long watch;
  private @Nullable Fault fault;
  private @Nullable Handler<Throwable> onFailure;

  /**
   * @param most bytes that it may have
   */
  CallersBody(HttpServerRequest source, Vertx vertx, BodyLimits limits, long most) {
    this.source = source;
    this.vertx = vertx;
    this.limits = limits;
    this.most = most;
  }

  /** What is wrong with a body that has more bytes than it may have. */
  static Fault tooLarge(long most) {
    return new Fault(ProblemType.BODY_TOO_LARGE, "The body may have %d bytes.".formatted(most));
  }

  /** Why it broke off, unless it did not. */
  @Nullable Fault fault() {
    return fault;
  }

  @Override
  public CallersBody handler(@Nullable Handler<Buffer> handler) {
    if (handler == null) {
      stopWatching();
      source.handler(null);
      return this;
    }
    startWatching();
    source.handler(buffer -> take(buffer, handler));
    return this;
  }

  private void take(Buffer buffer, Handler<Buffer> handler) {
    arrived += buffer.length();
    if (arrived > most) {
      breakOff(tooLarge(most));
    } else if (fault == null) {
      handler.handle(buffer);
    }
  }

  private void startWatching() {
    if (watch == null) {
      watch = vertx.setPeriodic(limits.patienceMillis(), tick -> look());
      waitedAllTheTime = true;
    }
  }

  private void stopWatching() {
    if (watch != null) {
      vertx.cancelTimer(watch);
      watch = null;
    }
  }

  private void look() {
    if (waitedAllTheTime && arrived - arrivedBefore < limits.slowest()) {
      breakOff(
          new Fault(
              ProblemType.BODY_TOO_SLOW,
              "Less than %d bytes of the body came within %d ms."
                  .formatted(limits.slowest(), limits.patienceMillis())));
    }
    arrivedBefore = arrived;
    waitedAllTheTime = !paused;
  }

  private void breakOff(Fault found) {
    if (fault == null) {
      fault = found;
      stopWatching();
      if (onFailure != null) {
        onFailure.handle(new IllegalStateException(found.detail()));
      }
    }
  }

  @Override
  public CallersBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    onFailure = handler;
    source.exceptionHandler(failure -> {
      stopWatching();
      if (handler != null) {
        handler.handle(failure);
      }
    });
    return this;
  }

  @Override
  public CallersBody endHandler(@Nullable Handler<Void> handler) {
    if (handler == null) {
      source.endHandler(null);
      return this;
    }
    source.endHandler(end -> {
      stopWatching();
      handler.handle(end);
    });
    return this;
  }

  @Override
  public CallersBody pause() {
    paused = true;
    waitedAllTheTime = false;
    source.pause();
    return this;
  }

  @Override
  public CallersBody resume() {
    paused = false;
    source.resume();
    return this;
  }

  @Override
  public CallersBody fetch(long amount) {
    paused = false;
    source.fetch(amount);
    return this;
  }

  /** What the caller did wrong, as a problem. */
  record Fault(ProblemType type, String detail) {}
}
