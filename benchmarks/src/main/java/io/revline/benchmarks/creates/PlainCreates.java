package io.revline.benchmarks.creates;

import io.revline.benchmarks.run.Load;
import io.revline.benchmarks.sample.DealHistories;
import io.revline.benchmarks.sample.DealHistory;
import io.revline.benchmarks.sample.SampleDeals.SampleDeal;
import io.revline.benchmarks.sample.WireEvent;
import io.revline.contracts.deal.FieldChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The rows that pipeline-service writes for one new deal (deal, version, segment, eight facts,
 * outbox), by prepared statements in one transaction.
 */
final class PlainCreates implements Load.Writer {
  private static final int BUCKETS = 8;

  private static final String STATE =
      "name, amount, currency, pipeline, stage, status, probability, forecast_category,"
          + " close_date, owner, account, created_at";
  private static final String VALUES =
      "?, ?, 'EUR', 'default', 'prospecting', 'OPEN', 0.1, 'PIPELINE', ?, ?, ?, ?";

  private final Connection connection;
  private final DealHistories histories;
  private final PreparedStatement deal;
  private final PreparedStatement version;
  private final PreparedStatement segment;
  private final PreparedStatement facts;
  private final PreparedStatement outbox;

  /**
   * @param connection of this writer alone; closed with it
   * @param seed of its own, or the ids of two writers are the same
   */
  PlainCreates(Connection connection, long seed) throws SQLException {
    this.connection = connection;
    this.histories = new DealHistories(seed);
    connection.setAutoCommit(false);
    deal =
        connection.prepareStatement(
            "INSERT INTO deal (id, version, segments, updated_at, %s) VALUES (?, 1, 1, ?, %s)"
                .formatted(STATE, VALUES));
    version =
        connection.prepareStatement(
            "INSERT INTO deal_version VALUES (?, 1, 'CREATED', ?, 'bench', 'person', 'bench')");
    segment =
        connection.prepareStatement(
            "INSERT INTO deal_segment (id, number, version, valid_from, recorded_from, %s)"
                    .formatted(STATE)
                + " VALUES (?, 1, 1, ?, ?, %s)".formatted(VALUES));
    facts =
        connection.prepareStatement(
            "INSERT INTO deal_fact (id, deal_id, version, field, value, at, seq)"
                + " SELECT nextval('deal_fact_id'), ?, 1, f.field, f.value, ?, 0"
                + " FROM unnest(?::text[], ?::text[]) AS f (field, value)");
    outbox =
        connection.prepareStatement(
            "INSERT INTO outbox (bucket, topic, aggregate_id, headers, body, recorded_at)"
                + " VALUES (?, 'revline.deals.v1', ?, ?::jsonb, ?, ?)");
  }

  @Override
  public void once() throws SQLException {
    DealHistory history = histories.next();
    SampleDeal entered = history.deal();
    OffsetDateTime at = history.createdAt().atOffset(ZoneOffset.UTC);
    Object[] state = {
      entered.name(), entered.amount(), entered.closeDate(), entered.owner(), entered.account(), at
    };
    insert(deal, state, history.id(), at);
    insert(version, new Object[0], history.id(), at);
    insert(segment, state, history.id(), at, at);
    insert(facts, new Object[0], history.id(), at, fields(history), values(history));
    tell(history.created(), at);
    connection.commit();
  }

  private void tell(WireEvent event, OffsetDateTime at) throws SQLException {
    insert(
        outbox,
        new Object[0],
        Math.floorMod(event.subject().hashCode(), BUCKETS),
        event.subject(),
        event.headersAsJson(),
        event.body(),
        at);
  }

  private static String[] fields(DealHistory history) {
    return history.facts().stream().map(FieldChange::field).toArray(String[]::new);
  }

  private static String[] values(DealHistory history) {
    return history.facts().stream().map(FieldChange::to).toArray(String[]::new);
  }

  private static void insert(PreparedStatement statement, Object[] last, Object... first)
      throws SQLException {
    int position = 1;
    for (Object value : first) {
      statement.setObject(position++, value);
    }
    for (Object value : last) {
      statement.setObject(position++, value);
    }
    statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
