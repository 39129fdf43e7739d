package io.revline.forecast.revision;

import io.quarkus.runtime.StartupEvent;
import io.revline.kit.database.DatabaseGauges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows how many deals the projection holds. */
@ApplicationScoped
class ProjectionMetrics {
  private final Segments segments;
  private final DatabaseGauges gauges;

  ProjectionMetrics(Segments segments, DatabaseGauges gauges) {
    this.segments = segments;
    this.gauges = gauges;
  }

  void register(@Observes StartupEvent started) {
    gauges.show("revline_forecast_deals", "Deals that forecasts are made of", segments::deals);
  }
}
