package io.revline.benchmarks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.benchmarks.run.Scratch;
import io.revline.platform.home.Service;
import io.revline.testkit.RevlineStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FullTablesTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("revline.root"));
  private static final int DEALS = 400;
  private static final SampleTimelines TIMELINES =
      new SampleTimelines(Instant.parse("2026-01-01T00:00:00Z"), DEALS);
  private static final String FURNITURE =
      "SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'deal%' UNION ALL SELECT conname ||"
          + " pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text LIKE"
          + " 'deal%' ORDER BY 1";

  @ParameterizedTest
  @EnumSource(names = {"PIPELINE", "FORECAST", "PERFORMANCE"})
  void filled_tables_have_the_indexes_and_keys_they_had_before(Service service) throws Exception {
    try (Connection connection = empty("furnished", service)) {
      List<String> before = texts(connection, FURNITURE);

      FullTables.fill(connection, service, TIMELINES);

      assertThat(before).hasSizeGreaterThan(3);
      assertThat(texts(connection, FURNITURE)).isEqualTo(before);
      assertThat(number(connection, "SELECT count(*) FROM deal_segment")).isGreaterThan(5 * DEALS);
    }
  }

  @Test
  void a_deal_stands_as_its_last_segment_says_and_each_version_has_its_facts() throws Exception {
    try (Connection connection = empty("standing", Service.PIPELINE)) {
      FullTables.fill(connection, Service.PIPELINE, TIMELINES);

      assertThat(number(connection, "SELECT count(*) FROM deal")).isEqualTo(DEALS);
      assertThat(number(connection, "SELECT count(*) FROM deal_external_id")).isEqualTo(DEALS);
      assertThat(
              number(
                  connection,
                  """
                  SELECT count(*) FROM deal d JOIN deal_segment s USING (id, version, name, amount,
                    currency, stage, status, owner, account, source, created_at)
                  WHERE s.recorded_to IS NULL AND s.valid_to IS NULL AND d.segments = s.number
                    AND d.updated_at = s.recorded_from
                    AND d.close_date IS NOT DISTINCT FROM s.close_date
                    AND d.closed_at IS NOT DISTINCT FROM s.closed_at
                    AND d.products IS NOT DISTINCT FROM s.products
                  """))
          .isEqualTo(DEALS);
      assertThat(
              number(
                  connection,
                  """
                  SELECT count(*) FROM deal d WHERE version = (
                    SELECT count(*) FROM deal_version v WHERE v.deal_id = d.id AND EXISTS (
                      SELECT FROM deal_fact f WHERE f.deal_id = d.id AND f.version = v.version
                        AND f.field = 'STAGE' AND f.at = v.recorded_at))
                  """))
          .isEqualTo(DEALS);
      assertThat(number(connection, "SELECT count(*) FROM deal_version WHERE kind = 'CREATED'"))
          .isEqualTo(DEALS);
    }
  }

  @Test
  void whatever_a_deal_refers_to_is_there_and_products_add_up_to_the_amount() throws Exception {
    try (Connection connection = empty("referring", Service.PIPELINE)) {
      FullTables.fill(connection, Service.PIPELINE, TIMELINES);

      assertThat(number(connection, "SELECT count(*) FROM deal WHERE products IS NOT NULL"))
          .isBetween(DEALS / 8L, DEALS / 3L);
      assertThat(
              number(
                  connection,
                  """
                  SELECT count(*) FROM deal d
                  WHERE products IS NULL
                    OR amount = (SELECT sum(worth) FROM product_shares(d.products))
                  """))
          .isEqualTo(DEALS);
      assertThat(
              number(
                  connection,
                  """
                  SELECT count(*) FROM deal d
                  JOIN reference_known('rep', 'infinity') rep ON rep.id = d.owner
                  JOIN reference_known('account', 'infinity') account ON account.id = d.account
                  JOIN reference_known('pipeline', 'infinity') pipeline ON pipeline.id = d.pipeline
                  JOIN team_of(d.created_at, 'infinity') member ON member.rep = d.owner
                  JOIN region_of_team(d.created_at, 'infinity') region
                    ON region.team = member.team
                  JOIN reference_known('region', 'infinity') held ON held.id = region.region
                  JOIN rates_at(d.created_at, 'infinity') rate ON rate.currency = d.currency
                  """))
          .isEqualTo(DEALS);
    }
  }

  @Test
  void forecasts_know_what_a_deal_is_about_and_what_each_product_brings() throws Exception {
    try (Connection connection = empty("telling", Service.FORECAST)) {
      FullTables.fill(connection, Service.FORECAST, TIMELINES, TIMELINES.andOpen(DEALS));

      assertThat(number(connection, "SELECT count(DISTINCT external_id) FROM deal_segment"))
          .isEqualTo(2 * DEALS);
      assertThat(
              number(
                  connection,
                  """
                  SELECT count(*) FROM deal_segment
                  WHERE created_at IS NULL OR stage IS NULL OR account IS NULL OR source IS NULL
                    OR pipeline IS NULL
                    OR amount <> (SELECT sum((product ->> 'weight')::numeric)
                      FROM jsonb_array_elements(products) AS product)
                  """))
          .isZero();
      assertThat(number(connection, "SELECT count(*) FROM deal_segment WHERE products IS NOT NULL"))
          .isPositive();
    }
  }

  private static Connection empty(String name, Service service) throws Exception {
    String database = name + "_" + service.database().orElseThrow();
    Scratch.create(RevlineStack.postgres(), database, CHECKOUT, service.folder());
    return RevlineStack.postgres().connect(database);
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Long.parseLong(texts(connection, query).getFirst());
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
