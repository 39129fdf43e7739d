package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ProductTest {
  private static final String PRODUCTS = "/api/v1/products";

  @Test
  void a_product_has_a_list_price_and_is_sold_unless_said_otherwise() {
    as("integration")
        .body(
            "{\"name\": \"GTX Pro\", \"family\": \"GTX\", \"listPrice\": {\"amount\": \"4821\","
                + " \"currency\": \"USD\"}}")
        .put(PRODUCTS + "/gtx-pro")
        .then()
        .statusCode(201)
        .body("listPrice.amount", equalTo("4821.00"))
        .body("active", equalTo(true));

    as("rep")
        .get(PRODUCTS + "?family=GTX&active=true")
        .then()
        .body("items.id", contains("gtx-pro"));
    as("rep").get(PRODUCTS + "?family=GTX&active=false").then().body("items.size()", equalTo(0));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(CatalogTopic.of("gtx-pro"))
                .singleElement()
                .satisfies(event -> {
                  assertThat(event.type()).isEqualTo("revline.product.changed.v1");
                  assertThat(event.source()).isEqualTo("/revline/pipeline-service");
                  assertThat(event.body())
                      .contains("\"listPrice\":{\"amount\":\"4821.00\",\"currency\":\"USD\"}");
                }));
  }

  @ParameterizedTest(name = "{1} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name               | {"family": "GTX"}
          active             | {"name": "x", "active": "perhaps"}
          listPrice          | {"name": "x", "listPrice": 12}
          listPrice.amount   | {"name": "x", "listPrice": {"amount": "-1", "currency": "EUR"}}
          listPrice.amount   | {"name": "x", "listPrice": {"amount": "1.234", "currency": "EUR"}}
          listPrice.amount   | {"name": "x", "listPrice": {"currency": "EUR"}}
          listPrice.currency | {"name": "x", "listPrice": {"amount": "1", "currency": "XXQ"}}
          listPrice.currency | {"name": "x", "listPrice": {"amount": "1"}}
          """)
  void a_wrong_product_is_refused_by_field(String field, String body) {
    as("revops")
        .body(body)
        .put(PRODUCTS + "/wrong")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem(field));

    as("revops").get(PRODUCTS + "/wrong").then().statusCode(404);
  }

  @Test
  void a_table_of_products_comes_back_as_it_was() {
    String table =
        "id,name,family,listPrice.amount,listPrice.currency,active\r\n"
            + "sheet-1,One,Sheet,1200.50,EUR,true\r\n"
            + "sheet-2,Two,Sheet,,,false\r\n";

    upload(table).then().statusCode(200).body("created", equalTo(2));

    String exported =
        given()
            .auth()
            .oauth2(Tokens.of("finance"))
            .accept("text/csv")
            .get(PRODUCTS + "?family=Sheet")
            .asString();
    assertThat(exported).isEqualTo(table);
    upload(exported).then().body("unchanged", equalTo(2));
    upload("id,name,listPrice.amount,active\nsheet-3,x,\"1,5\",true\nsheet-4,x,5,yes\n")
        .then()
        .statusCode(400)
        .body("violations.field", contains("line 2, listPrice.amount", "line 3, active"));
  }

  private static io.restassured.response.Response upload(String table) {
    return given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .contentType("text/csv")
        .body(table)
        .put(PRODUCTS);
  }
}
