package io.revline.performance.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows how many deals the projection holds. */
@ApplicationScoped
class ProjectionMetrics {
  private final Segments segments;
  private final MeterRegistry meters;

  ProjectionMetrics(Segments segments, MeterRegistry meters) {
    this.segments = segments;
    this.meters = meters;
  }

  void register(@Observes StartupEvent started) {
    Gauge.builder("revline_performance_deals", segments, Segments::deals)
        .description("Deals that scorecards are made of")
        .register(meters);
  }
}
