package io.revline.pipeline;

import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.event.CloudEvent;
import io.revline.pipeline.delivery.Topic;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class DealDetailsTest {
  /** 5 x 4821.00 x 0.925 = 22297.125, half even 22297.12; 2.5 x 55.00 x 0.9336 = 128.37. */
  private static final String LINES =
      """
      [{"product": "gtx", "quantity": "5", "discount": "7.5",
        "unitPrice": {"amount": "4821.00", "currency": "EUR"}},
       {"product": "mg", "quantity": "2.50", "discount": "6.64",
        "unitPrice": {"amount": "55", "currency": "EUR"}}]\
      """;

  @Inject ObjectMapper json;

  @Test
  void deals_are_counted_by_where_the_lead_came_from() {
    created("{\"name\": \"a\", \"account\": \"by-source\", \"source\": \"web\"}");
    created("{\"name\": \"b\", \"account\": \"by-source\", \"source\": \"web\"}");
    created("{\"name\": \"c\", \"account\": \"by-source\"}");

    var rows =
        as("revops").get("/api/v1/deals/summary?groupBy=source&account=by-source").jsonPath();

    assertThat(rows.getList("rows.key")).containsExactlyInAnyOrder("none", "web");
    assertThat(rows.getInt("rows.find { it.key == 'web' }.count")).isEqualTo(2);
    assertThat(rows.getInt("total.count")).isEqualTo(3);
  }

  @Test
  void a_deal_is_worth_what_its_products_add_up_to() {
    String deal = created("{\"name\": \"Lines\", \"products\": " + LINES + "}");

    as("revops")
        .get(deal)
        .then()
        .body("amount.amount", equalTo("22425.49"))
        .body("amount.currency", equalTo("EUR"))
        .body("products.total.amount", contains("22297.12", "128.37"))
        .body("products.quantity", contains("5", "2.5"))
        .body("products.discount", contains("7.5", "6.64"));
  }

  @Test
  void an_amount_that_contradicts_the_products_is_refused() {
    String wrong = "\"amount\": {\"amount\": \"22425.50\", \"currency\": \"EUR\"}";
    String right = "\"amount\": {\"amount\": \"22425.49\", \"currency\": \"EUR\"}";
    String products = "\"products\": " + LINES;

    as("revops")
        .body("{\"name\": \"x\", " + wrong + ", " + products + "}")
        .post("/api/v1/deals")
        .then()
        .statusCode(400)
        .body("violations.field", contains("amount"));
    String deal = created("{\"name\": \"x\", " + right + ", " + products + "}");
    for (String amount : List.of(wrong, wrong.replace(".50", ".49").replace("EUR", "USD"))) {
      as("revops")
          .header("If-Match", "\"1\"")
          .body("{" + amount + "}")
          .patch(deal)
          .then()
          .statusCode(400)
          .body("violations.field", contains("amount"));
    }
    as("revops").get(deal).then().body("version", equalTo(1));
    as("revops")
        .header("If-Match", "\"1\"")
        .body("{" + right + "}")
        .patch(deal)
        .then()
        .statusCode(200);
  }

  @Test
  void without_products_the_amount_is_free_again() {
    String deal = created("{\"name\": \"Freed\", \"products\": " + LINES + "}");

    patch(deal, 1, "{\"products\": null}");
    patch(deal, 2, "{\"amount\": {\"amount\": \"7.00\", \"currency\": \"USD\"}}");

    as("revops")
        .get(deal)
        .then()
        .body("products", nullValue())
        .body("amount.amount", equalTo("7.00"));
  }

  @Test
  void history_that_contradicts_the_products_is_kept_and_the_products_count() {
    String path = "/api/v1/deals/by-external-id/crm/lines-1";
    as("integration")
        .body("{\"name\": \"Told\", \"products\": " + LINES + ", \"at\": \"2024-01-01T00:00:00Z\"}")
        .put(path)
        .then()
        .statusCode(201);

    as("integration")
        .body(
            """
            {"amount": {"amount": "9.00", "currency": "EUR"}, "at": "2024-02-01T00:00:00Z"}
            """)
        .put(path)
        .then()
        .statusCode(200)
        .body("amount.amount", equalTo("22425.49"));
  }

  @ParameterizedTest(name = "{1} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          splits              | "splits": [{"rep": "a", "percent": "60"}, {"rep": "b", "percent": "41"}]
          splits              | "splits": [{"rep": "a", "percent": "99.9999"}]
          splits.rep          | "splits": [{"rep": "a", "percent": "50"}, {"rep": "a", "percent": "50"}]
          splits.percent      | "splits": [{"rep": "a", "percent": "0"}, {"rep": "b", "percent": "100"}]
          splits.percent      | "splits": [{"rep": "a", "percent": "-1"}, {"rep": "b", "percent": "101"}]
          splits.rep          | "splits": [{"percent": "100"}]
          splits              | "splits": [{"rep": "a", "percent": "100", "share": 1}]
          splits              | "splits": {"a": 100}
          products.quantity   | "products": [{"product": "p", "quantity": "0", "unitPrice": {"amount": "1", "currency": "EUR"}}]
          products.quantity   | "products": [{"product": "p", "unitPrice": {"amount": "1", "currency": "EUR"}}]
          products.discount   | "products": [{"product": "p", "quantity": "1", "discount": "100.1", "unitPrice": {"amount": "1", "currency": "EUR"}}]
          products.unitPrice  | "products": [{"product": "p", "quantity": "1"}]
          products.unitPrice.amount | "products": [{"product": "p", "quantity": "1", "unitPrice": {"amount": 1.5, "currency": "EUR"}}]
          products.unitPrice.currency | "products": [{"product": "p", "quantity": "1", "unitPrice": {"amount": "1", "currency": "XXQ"}}]
          products.unitPrice.currency | "products": [{"product": "p", "quantity": "1", "unitPrice": {"amount": "1", "currency": "EUR"}}, {"product": "q", "quantity": "1", "unitPrice": {"amount": "1", "currency": "USD"}}]
          products.unitPrice.amount | "products": [{"product": "p", "quantity": "1", "unitPrice": {"amount": "1e9", "currency": "EUR"}}]
          products.quantity   | "products": [{"product": "p", "quantity": "1e999", "unitPrice": {"amount": "1", "currency": "EUR"}}]
          tags                | "tags": ["ok", " "]
          tags                | "tags": ["ok", null]
          tags                | "tags": "ok"
          contacts.role       | "contacts": [{"contact": "c-1"}]
          contacts.contact    | "contacts": [{"contact": "jo@example.org", "role": "buyer"}]
          forecastCategory    | "forecastCategory": "closed"
          forecastCategory    | "forecastCategory": "certain"
          source              | "source": " "
          nextStep            | "nextStep": 7
          """)
  void a_detail_out_of_bounds_is_named(String field, String detail) {
    as("revops")
        .body("{\"name\": \"x\", " + detail + "}")
        .post("/api/v1/deals")
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }

  @Test
  void credit_is_split_among_reps_until_the_splits_are_cleared() {
    String deal = created(anyDeal("Split"));

    patch(
        deal,
        1,
        """
        {"splits": [{"rep": "zoe", "percent": "66.67"}, {"rep": "leo", "percent": "33.330"}]}
        """);
    as("revops").get(deal).then().body("splits.percent", contains("66.67", "33.33"));
    patch(deal, 2, "{\"splits\": []}");
    as("revops").get(deal).then().body("splits", nullValue());
  }

  @Test
  void tags_are_a_set() {
    String deal = created("{\"name\": \"x\", \"tags\": [\"new\", \"fleet\", \"new\"]}");

    as("revops").get(deal).then().body("tags", contains("fleet", "new"));
    patch(deal, 1, "{\"tags\": [\"new\", \"fleet\"]}");
    as("revops").get(deal).then().body("version", equalTo(1));
  }

  @Test
  void a_deals_own_category_counts_instead_of_its_stages_while_it_is_open() {
    String deal = created(anyDeal("Sure"));
    patch(deal, 1, "{\"forecastCategory\": \"commit\"}");

    as("revops")
        .get(deal)
        .then()
        .body("forecastCategory", equalTo("commit"))
        .body("ownForecastCategory", equalTo("commit"));
    as("revops").body("{\"stage\": \"proposal\"}").post(deal + "/move");
    as("revops").get(deal).then().body("forecastCategory", equalTo("commit"));
    as("revops").post(deal + "/win").then().body("forecastCategory", equalTo("closed"));
    as("revops").body("{\"stage\": \"proposal\"}").post(deal + "/reopen");
    patch(deal, 5, "{\"forecastCategory\": null}");
    as("revops")
        .get(deal)
        .then()
        .body("forecastCategory", equalTo("bestCase"))
        .body("ownForecastCategory", nullValue());
  }

  @Test
  void editing_a_tag_of_a_lost_deal_does_not_revive_its_probability() throws Exception {
    String deal = created(anyDeal("Gone"));
    patch(deal, 1, "{\"forecastCategory\": \"commit\"}");
    as("revops").body("{\"reason\": \"price\"}").post(deal + "/lose").then().statusCode(200);

    patch(deal, 3, "{\"tags\": [\"again\"], \"forecastCategory\": \"bestCase\"}");

    as("revops")
        .get(deal)
        .then()
        .body("status", equalTo("lost"))
        .body("probability", equalTo(0))
        .body("forecastCategory", equalTo("omitted"))
        .body("tags", contains("again"));
    List<String> states = new ArrayList<>();
    for (CloudEvent event : told(deal, 4)) {
      JsonNode state = json.readTree(event.body()).at("/deal/state");
      states.add(
          state.path("status").asText()
              + " "
              + state.path("probability").decimalValue().stripTrailingZeros().toPlainString()
              + " "
              + state.path("forecastCategory").asText());
    }
    assertThat(states)
        .containsExactly(
            "open 0.1 pipeline", "open 0.1 commit", "lost 0 omitted", "lost 0 omitted");
  }

  @Test
  void a_split_that_is_not_100_leaves_the_one_that_stands() {
    String deal = created(anyDeal("Shared"));
    patch(deal, 1, "{\"splits\": [{\"rep\": \"zoe\", \"percent\": \"100\"}]}");
    String splits =
        """
        {"splits": [{"rep": "zoe", "percent": "50"}, {"rep": "leo", "percent": "51"}]%s}\
        """;

    as("revops")
        .header("If-Match", "\"2\"")
        .body(splits.formatted(""))
        .patch(deal)
        .then()
        .statusCode(400)
        .body("violations.field", contains("splits"));
    as("integration")
        .body(splits.formatted(", \"name\": \"x\", \"at\": \"2024-01-01T00:00:00Z\""))
        .put("/api/v1/deals/by-external-id/crm/of-101")
        .then()
        .statusCode(400)
        .body("violations.field", contains("splits"));

    as("revops")
        .get(deal)
        .then()
        .body("version", equalTo(2))
        .body("splits.rep", contains("zoe"))
        .body("splits.percent", contains("100"));
    as("integration")
        .body("{\"name\": \"x\"}")
        .put("/api/v1/deals/by-external-id/crm/of-101")
        .then()
        .statusCode(201);
  }

  @Test
  void a_deal_lost_again_for_the_same_reason_has_it_again() {
    String deal = created(anyDeal("Twice"));
    String price = "{\"reason\": \"price\"}";

    as("revops").body(price).post(deal + "/lose").then().statusCode(200);
    as("revops").post(deal + "/reopen").then().statusCode(200).body("lostReason", nullValue());
    as("revops").body(price).post(deal + "/lose").then().body("lostReason", equalTo("price"));
  }

  @Test
  void details_are_facts_with_history_and_events_like_any_other() throws Exception {
    String deal =
        created(
            """
            {"name": "Facts", "source": "web", "nextStep": "call", "at": "2024-01-01T00:00:00Z",
             "contacts": [{"contact": "c-1", "role": "decision maker"}], "products": %s}
            """
                .formatted(LINES));
    patch(deal, 1, "{\"source\": \"partner\", \"at\": \"2024-03-01T00:00:00Z\"}");
    patch(deal, 2, "{\"source\": \"fair\", \"tags\": [\"a\"], \"at\": \"2024-02-01T00:00:00Z\"}");

    as("revops").get(deal + "?asOf=2024-01-15").then().body("source", equalTo("web"));
    as("revops")
        .get(deal + "?asOf=2024-02-15")
        .then()
        .body("source", equalTo("fair"))
        .body("tags", contains("a"));
    as("revops")
        .get(deal)
        .then()
        .body("source", equalTo("partner"))
        .body("tags", contains("a"))
        .body("nextStep", equalTo("call"))
        .body("contacts.role", contains("decision maker"));
    as("revops")
        .get(deal + "/history")
        .then()
        .body("versions[2].changes.field", hasItem("tags"))
        .body("versions[2].changes.find { it.field == 'source' }.from", equalTo("web"));

    List<CloudEvent> events = told(deal, 3);
    events.forEach(
        event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
    JsonNode state = json.readTree(events.getLast().body()).at("/deal/state");
    assertThat(state.path("source").asText()).isEqualTo("partner");
    assertThat(state.at("/products/0/quantity").asText()).isEqualTo("5");
    assertThat(state.at("/amount/amount").asText()).isEqualTo("22425.49");
    assertThat(state.has("splits")).isFalse();
    assertThat(state.has("deleted")).isFalse();
  }

  private static List<CloudEvent> told(String deal, int versions) {
    UUID id = UUID.fromString(deal.substring(deal.lastIndexOf('/') + 1));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Topic.firstOccurrences().getOrDefault(id, List.of()).size() == versions);
    return Topic.firstOccurrences().getOrDefault(id, List.of());
  }

  private static void patch(String deal, int version, String body) {
    as("revops")
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .patch(deal)
        .then()
        .statusCode(200);
  }
}
