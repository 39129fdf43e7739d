package io.revline.pipeline.intake;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Events that came before anybody said the name and the stage of their deal. Whoever reads or
 * writes those of a deal has locked its external id.
 */
@ApplicationScoped
class EarlyTidings {
  private static final int MOST_OF_A_DEAL = 1_000;

  private final DataSource database;

  EarlyTidings(DataSource database) {
    this.database = database;
  }

  void keep(ExternalId deal, Heard heard) {
    Provenance by = heard.by();
    int kept =
        Sql.of("INSERT INTO intake_waiting")
            .add(" (event_id, source, external_id, event, actor, origin, correlation_id)")
            .add(" SELECT ?, ?, ?, ?", heard.id(), deal.source(), deal.id(), heard.event().text())
            .add(", ?, ?, ?", by.actor(), by.origin(), by.correlationId())
            .add(" WHERE (SELECT count(*) FROM intake_waiting")
            .add(" WHERE source = ? AND external_id = ?)", deal.source(), deal.id())
            .add(" < ?", MOST_OF_A_DEAL)
            .update(database);
    if (kept == 0) {
      throw InvalidInput.of(
          "subject",
          "names a deal that has no name or no stage yet, and %d events wait for it: tell those first"
              .formatted(MOST_OF_A_DEAL));
    }
  }

  /** All that waits for one of these deals, in the order it came. */
  List<Heard> of(Collection<ExternalId> deals) {
    return Sql.of("SELECT * FROM intake_waiting WHERE (source, external_id) IN (")
        .add("SELECT * FROM unnest(?, ?)) ORDER BY place", sources(deals), ids(deals))
        .list(
            database,
            row ->
                new Heard(
                    row.getObject("event_id", UUID.class),
                    IntakeEvent.of(row.getString("event")),
                    new Provenance(
                        row.getString("actor"),
                        row.getString("origin"),
                        row.getString("correlation_id"))));
  }

  void forget(Collection<ExternalId> deals) {
    Sql.of("DELETE FROM intake_waiting WHERE (source, external_id) IN (")
        .add("SELECT * FROM unnest(?, ?))", sources(deals), ids(deals))
        .update(database);
  }

  /** How many wait. */
  double count() {
    return Sql.of("SELECT count(*) FROM intake_waiting")
        .first(database, row -> row.getDouble(1))
        .orElseThrow();
  }

  private static Object sources(Collection<ExternalId> deals) {
    return deals.stream().map(ExternalId::source).toArray(String[]::new);
  }

  private static Object ids(Collection<ExternalId> deals) {
    return deals.stream().map(ExternalId::id).toArray(String[]::new);
  }
}
