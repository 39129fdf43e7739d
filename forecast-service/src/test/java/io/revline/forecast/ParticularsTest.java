package io.revline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.contracts.deal.ExternalId;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a deal's chances and history are told by is copied with its segments. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ParticularsTest {
  private static final String KNOWN =
      """
      SELECT external_source, external_id, extract(epoch FROM created_at)::bigint, pipeline, stage,
        account, products::text, fields::text
      FROM deal_segment WHERE deal_id = ANY (?::uuid[]) ORDER BY number
      """;

  @Inject DataSource source;

  @Test
  void each_segment_says_what_the_deal_was_then() throws SQLException {
    DealHistory deal = new DealHistory();
    deal.externalIds.add(new ExternalId("crm", "A-1"));
    deal.externalIds.add(new ExternalId("erp", "17"));
    List<CloudEvent> told =
        List.of(
            deal.say(
                "2019-01-01T00:00:00Z",
                fields ->
                    fields
                        .with("acme")
                        .selling("disk", "10.00", "EUR", "0")
                        .selling("desk", "5.00", "EUR", "0")
                        .selling("disk", "2.00", "EUR", "50")
                        .custom("risk", "high")),
            deal.say(
                "2019-02-01T00:00:00Z",
                fields -> fields.stage(Stage.WON).with(null).custom("risk", "low")));

    assertThat(segments(deal, told))
        .containsExactly(
            List.of(
                "crm",
                "A-1",
                "1546300800",
                "default",
                "prospecting",
                "acme",
                "[{\"key\": \"disk\", \"weight\": 11.00}, {\"key\": \"desk\", \"weight\": 5.00}]",
                "{\"risk\": \"high\"}"),
            List.of(
                "crm",
                "A-1",
                "1546300800",
                "default",
                "prospecting",
                "acme",
                "[{\"key\": \"disk\", \"weight\": 11.00}, {\"key\": \"desk\", \"weight\": 5.00}]",
                "{\"risk\": \"high\"}"),
            List.of(
                "crm",
                "A-1",
                "1546300800",
                "default",
                "won",
                "null",
                "[{\"key\": \"disk\", \"weight\": 11.00}, {\"key\": \"desk\", \"weight\": 5.00}]",
                "{\"risk\": \"low\"}"));
  }

  @Test
  void what_nobody_said_is_absent() throws SQLException {
    DealHistory deal = new DealHistory();

    assertThat(segments(deal, List.of(deal.say("2019-03-01T00:00:00Z", fields -> {}))))
        .containsExactly(
            List.of(
                "null", "null", "1551398400", "default", "prospecting", "null", "null", "null"));
  }

  private List<List<String>> segments(DealHistory deal, List<CloudEvent> told) throws SQLException {
    Database database = new Database(source);
    DealTopic.publish(told);
    database.awaitApplied(told);
    return database.rows(KNOWN, deal.id);
  }
}
