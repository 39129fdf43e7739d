package io.revline.gateway.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

/** Times every exchange with a service, by service and outcome. */
@ApplicationScoped
public class UpstreamTimer {
  private static final String NAME = "revline.gateway.upstream";

  private final MeterRegistry registry;

  UpstreamTimer(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Starts the clock for one exchange. */
  public Timer.Sample start() {
    return Timer.start(registry);
  }

  /** Counts an exchange that was answered, under the class of its HTTP status, such as 2xx. */
  public void answered(Timer.Sample sample, Upstream upstream, int status) {
    stop(sample, upstream, status / 100 + "xx");
  }

  /** Counts an exchange that failed. */
  public void failed(Timer.Sample sample, Upstream upstream, NoAnswer failure) {
    stop(sample, upstream, failure.outcome());
  }

  /** Counts an exchange whose caller went away before the answer. */
  public void abandoned(Timer.Sample sample, Upstream upstream) {
    stop(sample, upstream, "abandoned");
  }

  private void stop(Timer.Sample sample, Upstream upstream, String outcome) {
    sample.stop(registry.timer(NAME, "upstream", upstream.service(), "outcome", outcome));
  }
}
