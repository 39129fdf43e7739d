package io.revline.benchmarks.intake;

import io.revline.benchmarks.sample.DealHistory;
import io.revline.benchmarks.sample.WireEvent;
import io.revline.contracts.deal.DealCreated;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealWon;
import io.revline.contracts.deal.FieldChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that pipeline-service writes for what is told of deals (inbox, deal, external id,
 * version, segments, facts, outbox), by batches of prepared statements: a transaction for as many
 * events as a consumer gets at once, on one connection.
 */
final class PlainTimelines {
  private static final int EVENTS_PER_BATCH = 500;
  private static final int BUCKETS = 8;
  private static final String STATE =
      "name, amount, currency, pipeline, stage, status, probability, forecast_category,"
          + " close_date, owner, account, created_at, closed_at";
  private static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  private final Connection connection;
  private final List<PreparedStatement> statements = new ArrayList<>();
  private final PreparedStatement inbox;
  private final PreparedStatement deal;
  private final PreparedStatement name;
  private final PreparedStatement change;
  private final PreparedStatement version;
  private final PreparedStatement end;
  private final PreparedStatement segment;
  private final PreparedStatement fact;
  private final PreparedStatement outbox;

  /**
   * @param connection to a database with the tables of pipeline-service
   */
  PlainTimelines(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    inbox = prepared("INSERT INTO inbox VALUES ('pipeline-intake', ?)");
    deal =
        prepared(
            "INSERT INTO deal (id, version, segments, updated_at, %s) VALUES (?, ?, ?, ?, %s)"
                .formatted(STATE, VALUES));
    name = prepared("INSERT INTO deal_external_id VALUES (?, ?, ?)");
    change =
        prepared(
            "UPDATE deal SET version = ?, segments = ?, updated_at = ?, stage = ?, status = ?,"
                + " probability = ?, forecast_category = ?, closed_at = ? WHERE id = ?");
    version = prepared("INSERT INTO deal_version VALUES (?, ?, ?, ?, 'bench', 'intake', 'none')");
    segment =
        prepared(
            "INSERT INTO deal_segment (id, number, version, valid_from, valid_to,"
                + " recorded_from, %s) VALUES (?, ?, ?, ?, ?, ?, %s)".formatted(STATE, VALUES));
    // After the segments, as one may begin and end in the same batch.
    end = prepared("UPDATE deal_segment SET recorded_to = ? WHERE id = ? AND number = ?");
    fact =
        prepared(
            "INSERT INTO deal_fact (id, deal_id, version, field, before, value, at, seq)"
                + " VALUES (nextval('deal_fact_id'), ?, ?, ?, ?, ?, ?, ?)");
    outbox =
        prepared(
            "INSERT INTO outbox (bucket, topic, aggregate_id, headers, body, recorded_at)"
                + " VALUES (?, 'revline.deals.v1', ?, ?::jsonb, ?, ?)");
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statements.add(statement);
    return statement;
  }

  /** One event of a deal, and of whose timeline it is. */
  record Told(DealHistory deal, WireEvent event) {}

  /** How many events' rows go in per second; what is told onwards is written as JSON meanwhile. */
  double perSecond(List<Told> events) throws SQLException {
    long begin = System.nanoTime();
    for (int from = 0; from < events.size(); from += EVENTS_PER_BATCH) {
      int to = Math.min(events.size(), from + EVENTS_PER_BATCH);
      for (Told told : events.subList(from, to)) {
        add(told);
      }
      for (PreparedStatement statement : statements) {
        statement.executeBatch();
      }
      connection.commit();
    }
    return events.size() * 1e9 / (System.nanoTime() - begin);
  }

  private void add(Told told) throws SQLException {
    WireEvent event = told.event();
    DealState state = event.event().deal().state();
    int segments = event.event().segments().getLast().number();
    OffsetDateTime at = time(event.recordedAt());
    batch(inbox, event.id());
    if (event.version() == 1) {
      batch(deal, and(state, told.deal().id(), event.version(), segments, at));
      batch(name, SourceEvents.source(told.deal()), told.deal().id().toString(), told.deal().id());
    } else {
      batch(
          change,
          event.version(),
          segments,
          at,
          state.stage(),
          state.status().name(),
          state.probability(),
          state.forecastCategory().name(),
          time(state.closedAt()),
          told.deal().id());
    }
    batch(version, told.deal().id(), event.version(), kind(event), at);
    for (DealSegment each : event.event().segments()) {
      add(told, each);
    }
    for (FieldChange each : event.event().changes()) {
      add(told, each);
    }
    batch(
        outbox,
        Math.floorMod(event.subject().hashCode(), BUCKETS),
        event.subject(),
        event.headersAsJson(),
        event.body(),
        at);
  }

  private void add(Told told, DealSegment each) throws SQLException {
    if (each.recordedTo() != null) {
      batch(end, time(each.recordedTo()), told.deal().id(), each.number());
    } else {
      batch(
          segment,
          and(
              each.state(),
              told.deal().id(),
              each.number(),
              told.event().version(),
              time(each.from()),
              time(each.to()),
              time(each.recordedFrom())));
    }
  }

  private void add(Told told, FieldChange each) throws SQLException {
    batch(
        fact,
        told.deal().id(),
        told.event().version(),
        each.field(),
        each.from(),
        each.to(),
        time(each.at()),
        each.seq());
    if (each.field().equals("stage") && each.from() != null) {
      // Whoever names a stage names its pipeline with it, so that is a fact each time.
      add(told, new FieldChange("pipeline", "default", "default", each.at(), each.seq()));
    }
  }

  private static String kind(WireEvent event) {
    return switch (event.event()) {
      case DealCreated created -> "CREATED";
      case DealWon won -> "WON";
      default -> "CHANGED";
    };
  }

  private static @Nullable Object[] and(DealState state, @Nullable Object... first) {
    @Nullable Object[] last = {
      state.name(),
      state.amount().amount(),
      state.amount().currency(),
      state.pipeline(),
      state.stage(),
      state.status().name(),
      state.probability(),
      state.forecastCategory().name(),
      state.closeDate(),
      state.owner(),
      state.account(),
      time(state.createdAt()),
      time(state.closedAt())
    };
    return Stream.concat(Arrays.stream(first), Arrays.stream(last)).toArray();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static void batch(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
