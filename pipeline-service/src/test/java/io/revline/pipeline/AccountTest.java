package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.plainly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for accounts holds for products and rates too: they are written by the same code. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class AccountTest {
  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String HEADER = "id,name,region,industry,parent,segment,externalIds\r\n";

  @Test
  void an_account_is_created_replaced_deleted_and_restored_and_each_is_told() {
    String path = ACCOUNTS + "/life";
    as("revops")
        .body(
            "{\"name\": \"Life\", \"region\": \"North\", \"externalIds\": [{\"source\": \"erp\","
                + " \"id\": \"40017\"}]}")
        .put(path)
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Location", containsString(path));

    as("revops").body("{\"name\": \"Lives\"}").put(path).then().statusCode(428);
    put(path, "\"2\"", "Lives").then().statusCode(412);
    put(path, "\"1\"", "Lives")
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo("Lives"))
        .body("region", nullValue())
        .body("externalIds.size()", equalTo(0));
    put(path, "\"2\"", "Lives").then().statusCode(200).body("version", equalTo(2));
    as("revops").delete(path).then().statusCode(428);
    as("revops").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    as("revops").get(path).then().statusCode(404);
    put(path, "\"3\"", "Lives").then().statusCode(412);
    as("revops").body("{\"name\": \"Lives\"}").put(path).then().statusCode(201);
    as("rep").get(path).then().statusCode(200).body("version", equalTo(4));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(CatalogTopic.of("life"))
                .extracting(event -> event.aggregateVersion() + " " + kind(event.body()))
                .containsExactly("1 created", "2 changed", "3 deleted", "4 restored"));
    assertThat(CatalogTopic.of("life").getFirst().body())
        .contains("\"account\":{\"name\":\"Life\",\"region\":\"North\"", "\"40017\"");
  }

  @Test
  void accounts_are_listed_by_filter_and_page_by_page() {
    batch(
        """
        [{"id": "list-c", "name": "C", "region": "Listed"},
         {"id": "list-a", "name": "A", "region": "Listed", "segment": "Small"},
         {"id": "list-b", "name": "B", "region": "Listed"},
         {"id": "list-d", "name": "D", "region": "Elsewhere"}]\
        """);

    Response first = as("rep").get(ACCOUNTS + "?region=Listed&limit=2");
    Response second =
        as("rep").get(ACCOUNTS + "?region=Listed&limit=2&cursor=" + first.path("next"));

    assertThat(first.<List<String>>path("items.id")).containsExactly("list-a", "list-b");
    assertThat(second.<List<String>>path("items.id")).containsExactly("list-c");
    assertThat(second.<String>path("next")).isNull();
    assertThat(as("rep").get(ACCOUNTS + "?region=Listed&segment=Small").<List<?>>path("items"))
        .hasSize(1);
    as("rep").get(ACCOUNTS + "?limit=201").then().statusCode(400);
    as("rep").get(ACCOUNTS + "?colour=red").then().statusCode(400);
    as("rep").get(ACCOUNTS + "?cursor=x").then().statusCode(400);
  }

  @ParameterizedTest(name = "{1} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name               | {}
          name               | {"name": " "}
          name               | {"name": {"first": "x"}}
          colour             | {"name": "x", "colour": "red"}
          region             | {"name": "x", "region": "a\\u0007b"}
          id                 | {"name": "x", "id": "another"}
          parent             | {"name": "x", "parent": "wrong"}
          externalIds        | {"name": "x", "externalIds": "erp"}
          externalIds        | {"name": "x", "externalIds": [{"source": "e", "id": "1"}, {"source": "e", "id": "2"}]}
          externalIds.source | {"name": "x", "externalIds": [{"id": "1"}]}
          externalIds.source | {"name": "x", "externalIds": [{"source": "a b", "id": "1"}]}
          externalIds.id     | {"name": "x", "externalIds": [{"source": "e", "id": "1;2"}]}
          body               | [1]
          """)
  void a_wrong_account_is_refused_by_field_and_not_stored(String field, String body) {
    as("revops")
        .body(body)
        .put(ACCOUNTS + "/wrong")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("violations.field", hasItem(field));

    as("revops").get(ACCOUNTS + "/wrong").then().statusCode(404);
  }

  @Test
  void no_account_stands_above_itself() {
    batch(
        """
        [{"id": "ring-1", "name": "1", "parent": "ring-2"},
         {"id": "ring-2", "name": "2", "parent": "ring-3"}]\
        """);

    as("revops")
        .body("{\"name\": \"3\", \"parent\": \"ring-1\"}")
        .put(ACCOUNTS + "/ring-3")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("parent"));

    as("revops").get(ACCOUNTS + "/ring-3").then().statusCode(404);
  }

  @Test
  void each_item_of_a_batch_has_its_own_result() {
    Response results =
        batch(
            """
            [{"id": "batch-1", "name": "One"}, {"id": "batch-2"}, {"name": "Nobody"},
             {"id": "batch-1", "name": "One", "parent": "batch-1"}, {"id": "batch-4", "name": 4, "x": 1},
             {"id": "batch-1", "name": "Uno"}, 7]\
            """);

    assertThat(results.<List<Integer>>path("results.status"))
        .containsExactly(201, 400, 400, 400, 400, 200, 400);
    assertThat(results.<List<Integer>>path("results.index")).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(results.<String>path("results[1].problem.violations[0].field")).isEqualTo("name");
    assertThat(results.<String>path("results[2].problem.violations[0].field")).isEqualTo("id");
    assertThat(results.<String>path("results[3].problem.violations[0].field")).isEqualTo("parent");
    assertThat(results.<String>path("results[4].problem.violations[0].field")).isEqualTo("x");
    assertThat(results.<Integer>path("results[5].version")).isEqualTo(2);
    as("rep").get(ACCOUNTS + "/batch-1").then().body("name", equalTo("Uno"));
    as("rep").get(ACCOUNTS + "/batch-2").then().statusCode(404);
    as("rep").get(ACCOUNTS + "/batch-4").then().statusCode(404);
  }

  @Test
  void a_batch_with_a_key_is_carried_out_once() {
    String body = "[{\"id\": \"keyed\", \"name\": \"First\"}]";
    String first = keyed(body).then().statusCode(200).extract().asString();
    put(ACCOUNTS + "/keyed", "\"1\"", "Second").then().statusCode(200);

    assertThat(keyed(body).asString()).isEqualTo(first);
    keyed("[{\"id\": \"keyed\", \"name\": \"Third\"}]").then().statusCode(422);

    as("rep").get(ACCOUNTS + "/keyed").then().body("name", equalTo("Second"));
  }

  @Test
  void a_batch_has_1_to_1000_items() {
    String tooMany =
        IntStream.rangeClosed(0, 1_000)
            .mapToObj("{\"id\": \"many-%d\", \"name\": \"x\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));

    for (String body : List.of("[]", "{}", tooMany)) {
      plainly("revops").body(body).post(ACCOUNTS + ":batch").then().statusCode(400);
    }
    as("rep").get(ACCOUNTS + "/many-0").then().statusCode(404);
  }

  @Test
  void a_table_comes_back_as_it_was_with_formulas_neutralised() {
    String table =
        HEADER
            + "csv-1,\"Acme, \"\"Inc\"\"\",Sheet,Hotels,,Large,crm=A=1;erp=40017\r\n"
            + "csv-2,'=1+1,Sheet,,csv-1,,\r\n"
            + "csv-3,'@SUM(A1),Sheet,,,,\r\n"
            + "csv-4,''-x,Sheet,,,,\r\n"
            + "csv-5,O'Neill – Ünïcode,Sheet,,,,\r\n";

    upload(table).then().statusCode(200).body("rows", equalTo(5)).body("created", equalTo(5));

    as("rep").get(ACCOUNTS + "/csv-2").then().body("name", equalTo("=1+1"));
    as("rep").get(ACCOUNTS + "/csv-4").then().body("name", equalTo("'-x"));
    as("rep")
        .get(ACCOUNTS + "/csv-1")
        .then()
        .body("name", equalTo("Acme, \"Inc\""))
        .body("externalIds.source", hasItems("crm", "erp"))
        .body("externalIds.id", hasItems("A=1", "40017"));
    String exported = exported("?region=Sheet");
    assertThat(exported).isEqualTo(table);
    upload(exported).then().body("unchanged", equalTo(5)).body("changed", equalTo(0));
    as("rep").get(ACCOUNTS + "/csv-1").then().body("version", equalTo(1));
  }

  @Test
  void columns_may_stand_in_any_order_and_be_left_out() {
    upload("\uFEFFname,id\nPart,part-1\n").then().statusCode(200).body("created", equalTo(1));

    as("rep").get(ACCOUNTS + "/part-1").then().body("name", equalTo("Part"));
  }

  @Test
  void a_table_with_wrong_rows_is_reported_row_by_row_and_nothing_of_it_stored() {
    upload(
            HEADER
                + "bad-1,Good,,,,,\r\n"
                + ",No id,,,,,\r\n"
                + "bad-3,,,,,,\r\n"
                + "bad-4,Four,,,,,erp\r\n"
                + "bad-1,Again,,,,,\r\n")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.size()", equalTo(4))
        .body("violations[0].field", equalTo("line 3, id"))
        .body("violations[0].message", equalTo("is required"))
        .body("violations[1].field", equalTo("line 4, name"))
        .body("violations[2].field", equalTo("line 5, externalIds"))
        .body("violations[3].field", equalTo("line 6, id"))
        .body("violations[3].message", equalTo("bad-1 stands in line 2 already"));
    upload(HEADER + "bad-6,Six,,,,,\r\nbad-7,Seven,,,bad-7,,\r\n")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("line 3, parent"));

    as("rep").get(ACCOUNTS + "/bad-1").then().statusCode(404);
    as("rep").get(ACCOUNTS + "/bad-6").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "id,name,colour\n", "id,id\n", "id,name\nx,y,z\n", "id,name\n\"x,y\n"})
  void what_is_no_such_table_is_refused(String text) {
    upload(text).then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void a_table_that_is_not_utf_8_is_refused() {
    csv("revops")
        .body(new byte[] {'i', 'd', ',', 'n', 'a', 'm', 'e', '\n', 'x', ',', (byte) 0xE4})
        .put(ACCOUNTS)
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("UTF-8"));
  }

  @ParameterizedTest(name = "{0}: reads {1}, writes {2}")
  @CsvSource({
    "revops, 200, 201",
    "integration, 200, 201",
    "rep, 200, 403",
    "manager, 200, 403",
    "finance, 200, 403",
    "ops, 403, 403"
  })
  void roles_read_and_write_as_they_may(String role, int read, int written) {
    String path = ACCOUNTS + "/by-" + role;

    as(role).get(ACCOUNTS).then().statusCode(read);
    as(role).body("{\"name\": \"x\"}").put(path).then().statusCode(written);
    plainly(role)
        .body("[{\"id\": \"x\", \"name\": \"x\"}]")
        .post(ACCOUNTS + ":batch")
        .then()
        .statusCode(written == 201 ? 200 : 403);
    csv(role).body("id,name\n").put(ACCOUNTS).then().statusCode(written == 201 ? 200 : 403);
    as(role).header("If-Match", "\"1\"").delete(path).then().statusCode(written == 201 ? 204 : 403);
  }

  @Test
  void nobody_gets_in_without_a_valid_token() {
    given().get(ACCOUNTS).then().statusCode(401);
    given().auth().oauth2(Tokens.expired("revops")).get(ACCOUNTS).then().statusCode(401);
    given().auth().oauth2(Tokens.forged("revops")).get(ACCOUNTS).then().statusCode(401);
  }

  private static String kind(String body) {
    return body.replaceAll(".*\"kind\":\"([a-z]+)\".*", "$1");
  }

  private static Response put(String path, String ifMatch, String name) {
    return as("revops")
        .header("If-Match", ifMatch)
        .body("{\"name\": \"%s\"}".formatted(name))
        .put(path);
  }

  private static Response batch(String body) {
    Response response = plainly("integration").body(body).post(ACCOUNTS + ":batch");
    response.then().statusCode(200);
    return response;
  }

  private static Response keyed(String body) {
    return plainly("revops")
        .header("Idempotency-Key", "batch-1")
        .body(body)
        .post(ACCOUNTS + ":batch");
  }

  private static io.restassured.specification.RequestSpecification csv(String role) {
    return given().auth().oauth2(Tokens.of(role)).contentType("text/csv; charset=utf-8");
  }

  private static Response upload(String table) {
    return csv("integration").body(table).put(ACCOUNTS);
  }

  private static String exported(String query) {
    return given()
        .auth()
        .oauth2(Tokens.of("rep"))
        .accept("text/csv")
        .get(ACCOUNTS + query)
        .then()
        .statusCode(200)
        .contentType(equalTo("text/csv;charset=UTF-8"))
        .extract()
        .asString();
  }
}
