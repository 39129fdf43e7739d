package io.revline.pipeline.deal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Shows how many deals are open. */
@ApplicationScoped
class DealMetrics {
  private final DataSource database;
  private final MeterRegistry meters;

  DealMetrics(DataSource database, MeterRegistry meters) {
    this.database = database;
    this.meters = meters;
  }

  void register(@Observes StartupEvent started) {
    Gauge.builder("revline_deals_open", this, DealMetrics::open)
        .description("Deals that are neither won nor lost")
        .register(meters);
  }

  private double open() {
    return new Sql()
        .add("SELECT count(*) FROM deal WHERE status = ?", "OPEN")
        .list(database, row -> row.getDouble(1))
        .getFirst();
  }
}
