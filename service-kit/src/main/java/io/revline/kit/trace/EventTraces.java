package io.revline.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.revline.kit.caller.Correlation;
import io.revline.kit.event.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a request goes on in the spans of the events it led to: one when an event is
 * published, one for each consumer that applies it. All are children of the span in which the event
 * was written. The event itself names that span, so neither a crash in between nor a batch of many
 * traces breaks it.
 */
@ApplicationScoped
public class EventTraces {
  private static final String TRACEPARENT = "traceparent";

  /** Which headers of an event are attributes of its spans, and what they are called there. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "ce_id", "cloudevents.event_id",
          "ce_type", "cloudevents.event_type",
          "ce_subject", "cloudevents.event_subject",
          "ce_correlationid", Correlation.ATTRIBUTE);

  /** Asked for only when there is a trace: it brings the whole SDK with it. */
  private final Instance<Tracer> tracer;

  private final Clock clock;

  EventTraces(Instance<Tracer> tracer, Clock clock) {
    this.tracer = tracer;
    this.clock = clock;
  }

  /** The span at hand as W3C's traceparent; null while nothing is traced. */
  public static @Nullable String here() {
    Map<String, String> told = new HashMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(Context.current(), told, (map, name, value) -> told.put(name, value));
    return told.get(TRACEPARENT);
  }

  /** Runs what logs something about an event; the lines name its trace. */
  public static void within(CloudEvent event, Runnable logging) {
    String parent = event.traceparent();
    (parent == null ? logging : context(parent).wrap(logging)).run();
  }

  /**
   * Begins to publish an event.
   *
   * @param headers the event's
   * @return the span, to be {@linkplain #end ended}; one that nobody hears of, when the event is
   *     part of no trace
   */
  public Span publishing(Map<String, String> headers) {
    return begun(SpanKind.PRODUCER, "publish ", headers, clock.instant());
  }

  /**
   * Tells that a consumer is done with an event.
   *
   * @param headers the event's
   * @param since when the consumer took up the batch that held it
   * @param failure why it could not be applied, if so
   */
  public void handled(
      String consumer, Map<String, String> headers, Instant since, @Nullable Throwable failure) {
    Span span = begun(SpanKind.CONSUMER, "apply ", headers, since);
    end(span.setAttribute("messaging.consumer.group.name", consumer), failure);
  }

  /** Ends a span; of a failure it tells the kind only, for its words may hold what was sent. */
  public static void end(Span span, @Nullable Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", failure.getClass().getName());
    }
    span.end();
  }

  private Span begun(SpanKind kind, String verb, Map<String, String> headers, Instant since) {
    String parent = headers.get(CloudEvent.TRACEPARENT);
    if (parent == null) {
      return Span.getInvalid();
    }
    Span span =
        tracer
            .get()
            .spanBuilder(verb + headers.get("ce_type"))
            .setParent(context(parent))
            .setSpanKind(kind)
            .setStartTimestamp(since)
            .startSpan();
    ATTRIBUTES.forEach((header, name) -> span.setAttribute(name, headers.get(header)));
    return span;
  }

  private static Context context(String traceparent) {
    return W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), traceparent, Carrier.INSTANCE);
  }

  private enum Carrier implements TextMapGetter<String> {
    INSTANCE;

    @Override
    public Iterable<String> keys(String traceparent) {
      return Set.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable String traceparent, String key) {
      return key.equals(TRACEPARENT) ? traceparent : null;
    }
  }
}
