package io.revline.pipeline.deal;

import io.quarkus.runtime.StartupEvent;
import io.revline.kit.database.DatabaseGauges;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Shows how many deals are open. */
@ApplicationScoped
class DealMetrics {
  private final DataSource database;
  private final DatabaseGauges gauges;

  DealMetrics(DataSource database, DatabaseGauges gauges) {
    this.database = database;
    this.gauges = gauges;
  }

  void register(@Observes StartupEvent started) {
    gauges.show("revline_deals_open", "Deals that are neither won nor lost", this::open);
  }

  private double open() {
    return new Sql()
        .add("SELECT count(*) FROM deal WHERE status = ?", "OPEN")
        .list(database, row -> row.getDouble(1))
        .getFirst();
  }
}
