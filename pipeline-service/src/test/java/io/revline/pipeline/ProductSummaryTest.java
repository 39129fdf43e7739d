package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.RevlineStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each product is worth in the deals that sell it; all of 2014. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ProductSummaryTest {
  private static final String RATES = "/api/v1/exchange-rates";

  /** The corporate currency of other tests can only change while there are no rates. */
  @AfterEach
  void without_rates() {
    List<String> ids = as("revops").get(RATES + "?limit=200").path("items.id");
    for (String id : ids) {
      String tag = as("revops").get(RATES + "/" + id).getHeader("ETag");
      as("revops").header("If-Match", tag).delete(RATES + "/" + id).then().statusCode(204);
    }
  }

  /** 5 x 4821.00 less 7.5 % is 22297.125, half even 22297.12; 2.5 x 55.00 less 6.64 % is 128.37. */
  @Test
  void a_deal_counts_in_the_row_of_each_of_its_products_and_once_in_the_total() {
    as("revops").body("{\"name\": \"GTX Pro\"}").put("/api/v1/products/share-gtx");
    String gtx = line("share-gtx", "5", "4821.00", "7.5");
    String more = line("share-gtx", "1", "0.01", "0");
    tell("share-1", "share", lines("USD", gtx, line("share-mg", "2.5", "55", "6.64"), more));
    tell("share-2", "share", lines("USD", line("share-mg", "2", "10.00", "0")));
    tell("share-3", "share", "\"amount\": {\"amount\": \"7.00\", \"currency\": \"USD\"}");
    tell("share-4", "share", "\"nextStep\": \"find out what it is worth\"");

    JsonPath byProduct = summary(as("revops"), "product", "share");
    assertThat(rows(byProduct))
        .isEqualTo(
            Map.of(
                "share-gtx", "1 22297.13 USD", "share-mg", "2 148.37 USD", "none", "2 7.00 USD"));
    assertThat(byProduct.getString("rows.find { it.key == 'share-gtx' }.label"))
        .isEqualTo("GTX Pro");
    assertThat(byProduct.getString("rows.find { it.key == 'share-mg' }.label"))
        .isEqualTo("share-mg");
    assertThat(total(byProduct)).isEqualTo("4 22452.50 USD");
    assertThat(total(summary(as("revops"), "stage", "share"))).isEqualTo("4 22452.50 USD");
  }

  /** Halves go to the even digit: 0.015 up, 0.005 and 0.025 down; 7.5 yen up and 2.5 down. */
  @Test
  void the_shares_of_a_deal_are_rounded_as_its_amount_is() {
    tell(
        "half-1",
        "half",
        lines(
            "USD",
            line("half-up", "1", "0.03", "50"),
            line("half-none", "1", "0.01", "50"),
            line("half-down", "1", "0.05", "50")));
    tell(
        "half-2",
        "half-yen",
        lines("JPY", line("half-up", "3", "5", "50"), line("half-down", "1", "5", "50")));

    JsonPath dollars = summary(as("revops"), "product", "half");
    assertThat(rows(dollars))
        .isEqualTo(
            Map.of("half-up", "1 0.02 USD", "half-none", "1 0.00 USD", "half-down", "1 0.02 USD"));
    assertThat(total(dollars)).isEqualTo("1 0.04 USD");
    assertThat(summary(as("revops"), "product", "half-yen").getList("rows.amounts.amount"))
        .containsExactlyInAnyOrder(List.of("8"), List.of("2"));
    assertThat(summary(as("revops"), "stage", "half-yen").getList("total.amounts.amount"))
        .containsExactly("10");
  }

  /** 10.00 EUR x 1.1 + 5.00 USD = 16.00; 20.01 x 1.1 = 22.011; together 38.011. */
  @Test
  void products_in_two_currencies_come_together_in_the_corporate_one_or_say_that_they_cannot() {
    as("revops").body("{\"rate\": \"1.1\"}").put(RATES + "/EUR/2014-01-01");
    tell(
        "two-1",
        "two",
        lines("EUR", line("two-x", "1", "10.00", "0"), line("two-y", "1", "20.01", "0")));
    tell("two-2", "two", lines("USD", line("two-x", "1", "5.00", "0")));

    JsonPath converted = summary(as("revops"), "product", "two");
    assertThat(rows(converted)).isEqualTo(Map.of("two-x", "2 16.00 USD", "two-y", "1 22.01 USD"));
    assertThat(total(converted)).isEqualTo("2 38.01 USD");
    assertThat(converted.getList("total.amounts.amount")).containsExactly("30.01", "5.00");

    tell("two-3", "two", lines("HUF", line("two-z", "1", "9", "0")));
    JsonPath missing = summary(as("revops"), "product", "two");
    assertThat(rows(missing))
        .isEqualTo(Map.of("two-x", "2 16.00 USD", "two-y", "1 22.01 USD", "two-z", "1 null null"));
    assertThat(missing.getList("total.flags")).containsExactly("missingRate");
  }

  @Test
  void before_a_line_was_added_its_product_had_no_part_in_the_deal() {
    String first = line("later-x", "1", "100", "0");
    tell("later-1", "later", lines("USD", first));
    String known = summary(as("revops"), "product", "later").getString("knownAt");
    tell(
        "later-1",
        "later",
        lines("USD", first, line("later-y", "1", "50", "0")),
        "2014-03-10T08:00:00Z");

    Map<String, String> before = Map.of("later-x", "1 100.00 USD");
    Map<String, String> after = Map.of("later-x", "1 100.00 USD", "later-y", "1 50.00 USD");
    assertThat(rows(summary(as("revops"), "product", "later&asOf=2014-03-10"))).isEqualTo(before);
    assertThat(rows(summary(as("revops"), "product", "later&asOf=2014-03-11"))).isEqualTo(after);
    assertThat(rows(summary(as("revops"), "product", "later"))).isEqualTo(after);
    assertThat(rows(summary(as("revops"), "product", "later&asOf=2014-03-11&knownAt=" + known)))
        .isEqualTo(before);
    assertThat(total(summary(as("revops"), "product", "later&asOf=2014-03-11")))
        .isEqualTo("1 150.00 USD");
  }

  @Test
  void a_rep_sees_the_products_of_the_own_deals() {
    tell("mine-1", "mine", lines("USD", line("mine-x", "1", "3", "0")) + owner("share-ann"));
    tell("mine-2", "mine", lines("USD", line("mine-x", "1", "5", "0")) + owner("share-bob"));

    JsonPath ann = summary(asRep("share-ann"), "product", "mine");
    assertThat(rows(ann)).isEqualTo(Map.of("mine-x", "1 3.00 USD"));
    assertThat(total(ann)).isEqualTo("1 3.00 USD");
  }

  private static String line(String product, String quantity, String price, String discount) {
    return """
    {"product": "%s", "quantity": "%s", "discount": "%s",
     "unitPrice": {"amount": "%s", "currency": "CUR"}}\
    """
        .formatted(product, quantity, discount, price);
  }

  private static String lines(String currency, String... lines) {
    return "\"products\": [" + String.join(", ", lines).replace("CUR", currency) + "]";
  }

  private static String owner(String rep) {
    return ", \"owner\": \"" + rep + "\"";
  }

  private static void tell(String name, String account, String fields) {
    tell(name, account, fields, "2014-01-10T08:00:00Z");
  }

  private static void tell(String name, String account, String fields, String at) {
    String body =
        "{\"name\": \"any\", \"account\": \"%s\", %s, \"at\": \"%s\"}"
            .formatted(account, fields, at);
    int status =
        as("integration")
            .body(body)
            .put("/api/v1/deals/by-external-id/shares/" + name)
            .statusCode();
    assertThat(status).isIn(200, 201);
  }

  private static Map<String, String> rows(JsonPath figure) {
    Map<String, String> rows = new TreeMap<>();
    for (Map<String, Object> row : figure.<Map<String, Object>>getList("rows")) {
      rows.put(String.valueOf(row.get("key")), worth(row));
    }
    return rows;
  }

  private static String total(JsonPath figure) {
    return worth(figure.getMap("total"));
  }

  /** Count, amount and currency. */
  private static String worth(Map<String, Object> row) {
    Map<?, ?> amount = row.get("amount") instanceof Map<?, ?> money ? money : Map.of();
    return row.get("count") + " " + amount.get("amount") + " " + amount.get("currency");
  }

  private static JsonPath summary(RequestSpecification caller, String groupBy, String account) {
    return caller
        .get("/api/v1/deals/summary?groupBy=" + groupBy + "&account=" + account)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
