package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What deals name before anybody has told of it. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class UnknownReferenceTest {
  private static final String UNKNOWN = "/api/v1/deals/unknown-references";

  @Inject DataSource source;

  @Test
  void a_deal_may_name_what_nobody_has_told_and_operators_see_it_until_it_is_told() {
    created(deal("early-ann", "early-acme"));
    created(deal("early-ann", "early-bolt"));
    String deleted = created(deal("early-bob", "early-acme"));
    as("revops").header("If-Match", "\"1\"").delete(deleted).then().statusCode(204);

    assertThat(named("early"))
        .containsExactly("account early-acme 1", "account early-bolt 1", "rep early-ann 2");

    CloudEvent ann = PeopleTopic.member("early-ann", "early-team");
    PeopleTopic.publish(List.of(ann));
    new Database(source).awaitApplied(List.of(ann));
    as("revops")
        .body("{\"name\": \"Acme\"}")
        .put("/api/v1/accounts/early-acme")
        .then()
        .statusCode(201);

    assertThat(named("early")).containsExactly("account early-bolt 1");
    as("revops")
        .get("/api/v1/deals/summary?groupBy=owner&owner=early-ann")
        .then()
        .body("rows[0].key", equalTo("early-ann"))
        .body("rows[0].count", equalTo(2));
  }

  @Test
  void products_and_whoever_shares_the_credit_are_named_once_for_each_deal() {
    created(
        """
        {"name": "any", "owner": "partner-sam", "splits": [
          {"rep": "partner-sam", "percent": "60"}, {"rep": "partner-tom", "percent": "40"}],
         "products": [
          {"product": "partner-gtx", "quantity": "1",
           "unitPrice": {"amount": "10", "currency": "USD"}},
          {"product": "partner-gtx", "quantity": "2",
           "unitPrice": {"amount": "9", "currency": "USD"}}]}
        """);

    assertThat(named("partner"))
        .containsExactly("product partner-gtx 1", "rep partner-sam 1", "rep partner-tom 1");
  }

  @Test
  void an_account_that_is_deleted_again_is_unknown_again_for_the_deals_that_name_it() {
    created(deal("lost-lea", "lost-acme"));
    String account = "/api/v1/accounts/lost-acme";
    as("revops").body("{\"name\": \"Acme\"}").put(account).then().statusCode(201);
    assertThat(named("lost")).doesNotContain("account lost-acme 1");

    as("revops").header("If-Match", "\"1\"").delete(account).then().statusCode(204);

    assertThat(named("lost")).contains("account lost-acme 1");
  }

  @Test
  void the_pages_make_up_the_list() {
    created(deal("leaf-one", "leaf-acme"));
    created(deal("leaf-two", "leaf-bolt"));

    List<String> found = new ArrayList<>();
    String cursor = null;
    for (int i = 0; i < 4; i++) {
      JsonPath page = page(1, cursor);
      found.addAll(rows(page));
      cursor = page.getString("next");
    }

    assertThat(found).hasSize(4).isEqualTo(rows(page(4, null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rep", "manager", "finance", "integration"})
  void only_revops_and_ops_see_all_that_is_named(String role) {
    as(role).get(UNKNOWN).then().statusCode(403);
    as("ops").get(UNKNOWN).then().statusCode(200);
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    as("ops").get(UNKNOWN + "?cursor=bm8").then().statusCode(400);
  }

  private static String deal(String owner, String account) {
    return "{\"name\": \"any\", \"owner\": \"%s\", \"account\": \"%s\"}".formatted(owner, account);
  }

  private static List<String> named(String prefix) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page = page(200, cursor);
      found.addAll(rows(page));
      cursor = page.getString("next");
    } while (cursor != null);
    return found.stream().filter(row -> row.contains(" " + prefix + "-")).toList();
  }

  private static JsonPath page(int limit, @Nullable String cursor) {
    RequestSpecification request = as("ops").queryParam("limit", limit);
    return (cursor == null ? request : request.queryParam("cursor", cursor))
        .get(UNKNOWN)
        .jsonPath();
  }

  private static List<String> rows(JsonPath page) {
    return page.<Map<String, ?>>getList("items").stream()
        .map(item -> "%s %s %s".formatted(item.get("kind"), item.get("id"), item.get("deals")))
        .toList();
  }
}
