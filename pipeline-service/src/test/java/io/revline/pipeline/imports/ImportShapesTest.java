package io.revline.pipeline.imports;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.imports.Importing.asRevops;
import static io.revline.pipeline.imports.Importing.counts;
import static io.revline.pipeline.imports.Importing.exists;
import static io.revline.pipeline.imports.Importing.finished;
import static io.revline.pipeline.imports.Importing.get;
import static io.revline.pipeline.imports.Importing.imported;
import static io.revline.pipeline.imports.Importing.multipart;
import static io.revline.pipeline.imports.Importing.only;
import static io.revline.pipeline.imports.Importing.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ImportShapesTest {
  private static final String LINES =
      """
      shape: lines
      source: %s
      externalId: order
      pipeline: default
      currency: USD
      created: date
      closed: date
      stage: {constant: won}
      openedIn: qualification
      fields:
        name: {text: "Order {order}"}
        account: customer
      lines: {product: product, quantity: pieces, unitPrice: price}
      """;

  private static final String CHANGES =
      """
      shape: changes
      source: %s
      externalId: deal
      pipeline: default
      currency: EUR
      at: at
      seq: seq
      field: field
      value: new
      changes:
        phase: {to: stage, values: {"1": prospecting, "2": qualification, "9": won, "0": lost}}
        due: {to: closeDate}
        value: {to: amount}
      fields:
        name: {text: "Deal {deal}"}
      """;

  private static final String SNAPSHOTS =
      """
      shape: snapshots
      source: %s
      externalId: deal
      pipeline: default
      currency: EUR
      dates: {format: "MM/dd/yy hh:mm a", zone: UTC}
      at: taken
      stage: {column: stage, values: {Open: qualification, Closed Won: won}}
      fields:
        name: {text: "Deal {deal}"}
        amount: amount
        owner: owner
      """;

  @Test
  void order_lines_become_one_deal_that_is_worth_what_they_add_up_to() {
    JsonPath job =
        imported(
            LINES.formatted("orders"),
            """
            order,date,customer,product,pieces,price
            O1,2024-01-10,Acme,bolt,3,10.10
            O2,2024-01-11,Beta,nut,1,5
            O1,2024-01-10,Acme,nut,2,0.25
            """);

    assertThat(counts(job)).isEqualTo("succeeded read 3 applied 3 unchanged 0 rejected 0");
    JsonPath deal = only("orders", "O1");
    assertThat(deal.getString("amount.amount")).isEqualTo("30.80");
    assertThat(deal.getString("status")).isEqualTo("won");
    assertThat(deal.getList("products.product")).containsExactly("bolt", "nut");
    assertThat(only("orders", "O2").getString("amount.amount")).isEqualTo("5.00");
  }

  @Test
  void an_order_with_one_bad_line_is_rejected_whole_as_it_would_be_worth_too_little() {
    JsonPath job =
        imported(
            LINES.formatted("badorders"),
            """
            order,date,customer,product,pieces,price
            O1,2024-01-10,Acme,bolt,3,ten
            O1,2024-01-10,Acme,nut,2,0.25
            O2,2024-01-10,Acme,nut,2,0.25
            O2,2024-01-10,Beta,nut,2,0.25
            O3,2024-01-10,Acme,nut,2,0.25
            O4,2024-01-10,Acme,nut,2,0.25
            O4,2024-01-10,Acme
            """);

    assertThat(counts(job)).isEqualTo("succeeded read 7 applied 1 unchanged 0 rejected 6");
    get("/api/v1/imports/" + job.getString("id") + "/rejected")
        .then()
        .body("line", equalTo(List.of(2, 3, 4, 5, 7, 8)))
        .body("column", equalTo(List.of("price", "row", "row", "row", "row", "row")))
        .body("reason[0]", containsString("'ten' is not a number"))
        .body("reason[1]", equalTo("line 2 of the same order cannot be used"))
        .body("reason[3]", containsString("says otherwise of the deal itself than line 4"))
        .body("reason[4]", equalTo("line 8 of the same order cannot be used"))
        .body("reason[5]", equalTo("has 3 cells, the header has 6"));
    assertThat(only("badorders", "O3").getInt("version")).isEqualTo(1);
    assertThat(exists("badorders", "O1")).isFalse();
  }

  @Test
  void a_log_of_changes_becomes_the_history_it_tells_ties_and_late_rows_included() {
    String log =
        """
        deal,seq,at,field,new
        D1,3,2024-02-01T10:00:00,phase,9
        D1,1,2024-01-10T08:00:00,phase,1
        D1,2,2024-01-10T08:00:00,phase,2
        D2,1,2024-01-01T00:00:00,phase,9
        D1,4,2024-01-20T00:00:00,value,12.50
        D1,5,2024-01-20T00:00:00,due,2024-03-31
        D1,6,2024-01-25T00:00:00,due,
        D2,2,2024-01-02T00:00:00,phase,0
        """;

    JsonPath job = imported(CHANGES.formatted("log"), log);

    assertThat(counts(job)).isEqualTo("succeeded read 8 applied 8 unchanged 0 rejected 0");
    JsonPath deal = only("log", "D1");
    assertThat(deal.getInt("version")).isEqualTo(1);
    String path = "/api/v1/deals/" + deal.getString("id");
    List<Map<String, Object>> changes =
        get(path + "/history").jsonPath().getList("versions[0].changes");
    assertThat(changes.stream().map(ImportShapesTest::told))
        .containsExactly(
            "name null -> Deal D1",
            "pipeline null -> default",
            "stage null -> prospecting",
            "stage prospecting -> qualification",
            "amount null -> 12.50",
            "currency null -> EUR",
            "closeDate null -> 2024-03-31",
            "closeDate 2024-03-31 -> null",
            "stage qualification -> won");
    assertThat(get(path + "?asOf=2024-01-21").jsonPath().getString("closeDate"))
        .isEqualTo("2024-03-31");
    assertThat(get(path + "?asOf=2024-01-26").jsonPath().getString("closeDate")).isNull();
    assertThat(get(path + "?asOf=2024-01-15").jsonPath().getMap("amount")).isNull();
    JsonPath odd = only("log", "D2");
    assertThat(odd.getString("status")).isEqualTo("lost");
    assertThat(odd.getList("flags")).containsExactlyInAnyOrder("bornClosed", "closedAgain");
    JsonPath again = imported(CHANGES.formatted("log"), log);
    assertThat(counts(again)).isEqualTo("succeeded read 8 applied 0 unchanged 8 rejected 0");
  }

  @Test
  void a_row_of_a_log_that_cannot_be_used_leaves_the_others_of_its_deal() {
    JsonPath job =
        imported(
            CHANGES.formatted("badlog"),
            """
            deal,seq,at,field,new
            B1,1,2024-01-10,phase,1
            B1,2,2024-01-11,phase,7
            B1,3,2024-01-12,colour,red
            B1,x,2024-01-13,phase,2
            B1,4,yesterday,phase,2
            B1,5,2024-01-14,value,-1
            B1,6,2024-01-15,phase,
            B1,7,2024-01-16,phase,9
            """);

    assertThat(counts(job)).isEqualTo("succeeded read 8 applied 2 unchanged 0 rejected 6");
    get("/api/v1/imports/" + job.getString("id") + "/rejected")
        .then()
        .body("column", equalTo(List.of("new", "field", "seq", "at", "new", "new")));
    assertThat(only("badlog", "B1").getString("status")).isEqualTo("won");
  }

  @Test
  void snapshots_become_the_changes_between_them() {
    JsonPath job =
        imported(
            SNAPSHOTS.formatted("shots"),
            """
            deal,taken,stage,amount,owner
            S1,02/23/24 08:55 PM,Open,100,Mia
            S1,03/01/24 09:00 am,Closed Won,120,Mia
            S1,02/25/24 08:55 PM,Open,100,
            """);

    assertThat(counts(job)).isEqualTo("succeeded read 3 applied 3 unchanged 0 rejected 0");
    JsonPath deal = only("shots", "S1");
    assertThat(deal.getString("closedAt")).isEqualTo("2024-03-01T09:00:00Z");
    List<Map<String, Object>> changes =
        get("/api/v1/deals/" + deal.getString("id") + "/history")
            .jsonPath()
            .getList("versions[0].changes");
    assertThat(changes.stream().map(ImportShapesTest::told))
        .containsExactlyInAnyOrder(
            "name null -> Deal S1",
            "pipeline null -> default",
            "stage null -> qualification",
            "amount null -> 100.00",
            "currency null -> EUR",
            "owner null -> Mia",
            "owner Mia -> null",
            "owner null -> Mia",
            "stage qualification -> won",
            "amount 100.00 -> 120.00");
  }

  @Test
  void a_value_is_looked_up_in_a_second_table_and_stands_while_the_deal_is_open() {
    String mapping =
        """
        source: priced
        lookups:
          prices: {file: prices.csv, key: product}
        skip:
          - {column: stage, is: [Test, ""]}
        externalId: id
        pipeline: default
        currency: USD
        created: opened
        closed: closed
        stage: {column: stage, values: {Open: qualification, Won: won}}
        openedIn: qualification
        fields:
          name: product
          amount:
            column: product
            values: {GTXPro: GTX Pro}
            otherwise: keep
            lookup: {in: prices, take: list}
        won:
          amount: value
        """;
    byte[] prices = "product,list\nGTX Pro,4821\nGTX,550\n".getBytes(StandardCharsets.UTF_8);

    JsonPath job =
        finished(
            multipart(
                    mapping,
                    """
                    id,product,stage,opened,closed,value
                    P1,GTXPro,Won,2024-01-10,2024-03-01,4514
                    P2,GTX,Open,2024-01-10,,
                    P3,ABC,Open,2024-01-10,,
                    P4,GTX,Test,2024-01-10,,
                    P5,GTX,,2024-01-10,,
                    """)
                .multiPart("lookup", "prices.csv", prices)
                .post("/api/v1/imports"));

    assertThat(counts(job)).isEqualTo("succeeded read 5 applied 2 unchanged 0 rejected 1");
    assertThat(job.getLong("rowsSkipped")).isEqualTo(2);
    get("/api/v1/imports/" + job.getString("id") + "/rejected")
        .then()
        .body("reason", equalTo(List.of("'ABC' is not in the lookup prices")));
    JsonPath won = only("priced", "P1");
    assertThat(won.getString("amount.amount")).isEqualTo("4514.00");
    JsonPath open = get("/api/v1/deals/" + won.getString("id") + "?asOf=2024-02-01").jsonPath();
    assertThat(open.getString("amount.amount")).isEqualTo("4821.00");
    assertThat(only("priced", "P2").getString("amount.amount")).isEqualTo("550.00");
    multipart(mapping, "id,product,stage,opened,closed,value\n")
        .post("/api/v1/imports")
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("'prices.csv' is missing"));
  }

  @Test
  void encodings_separators_and_numbers_are_understood_as_spreadsheets_write_them() {
    String mapping =
        """
        source: sheet
        numbers: {decimal: ",", grouping: "."}
        dates: {format: [dd.MM.yyyy, d-MMM-yy], zone: Europe/Berlin}
        externalId: Nr
        pipeline: default
        currency: EUR
        created: Datum
        stage: {constant: qualification}
        fields: {name: Kunde, amount: Wert}
        """;
    byte[] latin =
        "Nr;Kunde;Datum;Wert\n1;M\u00fcller & S\u00f6hne;31.12.2023;1.200,50\n2;\"A;B\";1-feb-24;7\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] marked =
        "\uFEFFNr\tKunde\tDatum\tWert\n3\tZo\u00eb\t01.01.2024\t8\n"
            .getBytes(StandardCharsets.UTF_8);

    JsonPath first = finished(multipart(mapping, latin).post("/api/v1/imports"));
    JsonPath second = finished(multipart(mapping, marked).post("/api/v1/imports"));

    assertThat(counts(first)).isEqualTo("succeeded read 2 applied 2 unchanged 0 rejected 0");
    assertThat(counts(second)).isEqualTo("succeeded read 1 applied 1 unchanged 0 rejected 0");
    JsonPath deal = only("sheet", "1");
    assertThat(deal.getString("name")).isEqualTo("M\u00fcller & S\u00f6hne");
    assertThat(deal.getString("amount.amount")).isEqualTo("1200.50");
    assertThat(deal.getString("createdAt")).isEqualTo("2023-12-30T23:00:00Z");
    assertThat(only("sheet", "2").getString("name")).isEqualTo("A;B");
    assertThat(only("sheet", "3").getString("name")).isEqualTo("Zo\u00eb");
  }

  @Test
  void a_dry_run_counts_and_rejects_as_the_import_would_and_changes_nothing() {
    String log = "deal,seq,at,field,new\nN1,1,2024-01-10,phase,1\nN2,1,2024-01-10,phase,5\n";

    JsonPath dry =
        finished(multipart(CHANGES.formatted("dry"), log).post("/api/v1/imports?dryRun=true"));

    assertThat(counts(dry)).isEqualTo("succeeded read 2 applied 1 unchanged 0 rejected 1");
    assertThat(dry.getBoolean("dryRun")).isTrue();
    assertThat(exists("dry", "N1")).isFalse();
    JsonPath job = imported(CHANGES.formatted("dry"), log);
    assertThat(counts(job)).isEqualTo("succeeded read 2 applied 1 unchanged 0 rejected 1");
  }

  @Test
  void an_import_that_is_undone_leaves_what_others_told_and_what_was_known_before() {
    imported(CHANGES.formatted("undo"), "deal,seq,at,field,new\nU1,1,2024-01-10,phase,1\n");
    JsonPath second =
        imported(
            CHANGES.formatted("undo"),
            "deal,seq,at,field,new\nU1,2,2024-02-01,phase,9\nU2,1,2024-02-01,phase,2\n");
    String one = "/api/v1/deals/" + only("undo", "U1").getString("id");
    String two = "/api/v1/deals/" + only("undo", "U2").getString("id");
    String before = get(one + "/history").jsonPath().getString("knownAt");

    JsonPath undo =
        finished(asRevops().post("/api/v1/imports/" + second.getString("id") + "/undo"));

    assertThat(counts(undo)).isEqualTo("succeeded read 2 applied 2 unchanged 0 rejected 0");
    assertThat(undo.getString("undoes")).isEqualTo(second.getString("id"));
    assertThat(get(one).jsonPath().getString("stage")).isEqualTo("prospecting");
    assertThat(get(two).statusCode()).isEqualTo(404);
    assertThat(get(two + "?asOf=2024-03-01").statusCode()).isEqualTo(404);
    assertThat(get(one + "?asOf=2024-03-01&knownAt=" + before).jsonPath().getString("stage"))
        .isEqualTo("won");
    List<Map<String, Object>> taken =
        get(one + "/history").jsonPath().getList("versions[2].changes");
    assertThat(taken.stream().map(ImportShapesTest::told))
        .containsExactly("stage won -> prospecting");
    JsonPath again =
        imported(
            CHANGES.formatted("undo"),
            "deal,seq,at,field,new\nU1,2,2024-02-01,phase,9\nU2,1,2024-02-01,phase,2\n");
    assertThat(counts(again)).isEqualTo("succeeded read 2 applied 2 unchanged 0 rejected 0");
    assertThat(get(two).jsonPath().getString("stage")).isEqualTo("qualification");
    assertThat(get(one).jsonPath().getString("status")).isEqualTo("won");
  }

  @Test
  void a_deal_that_closes_before_it_was_created_is_flagged_and_not_refused() {
    String mapping =
        """
        source: early
        externalId: id
        pipeline: default
        created: created
        closed: close
        stage: {column: stage, values: {Open: qualification, Won: won}}
        openedIn: qualification
        fields: {name: id}
        open: {closeDate: close}
        """;

    JsonPath job =
        imported(
            mapping,
            """
            id,stage,created,close
            E1,Won,2024-02-01,2024-01-01
            E2,Open,2024-02-01,2024-01-01
            E3,Won,2024-01-01,2024-02-01
            E4,Open,2024-01-01,2024-02-01
            """);

    assertThat(counts(job)).isEqualTo("succeeded read 4 applied 4 unchanged 0 rejected 0");
    assertThat(only("early", "E1").getList("flags")).containsExactly("closesBeforeCreated");
    assertThat(only("early", "E2").getList("flags")).containsExactly("closesBeforeCreated");
    assertThat(only("early", "E1").getString("closedAt")).isEqualTo("2024-01-01T00:00:00Z");
    assertThat(only("early", "E3").getList("flags")).isNull();
    assertThat(only("early", "E4").getList("flags")).isNull();
    get("/api/v1/deals?flag=closesBeforeCreated&limit=200")
        .then()
        .body("items.name", hasItem("E1"))
        .body("items.name", hasItem("E2"))
        .body("items.findAll { it.name == 'E3' }.size()", equalTo(0));
    get("/api/v1/deals?flag=strange")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("flag"));
  }

  @Test
  void rejected_rows_can_be_downloaded_mended_and_imported() {
    String csv = "deal,seq,at,field,new,=1+1\nR1,1,2024-01-10,phase,1,\n=R2,1,never,phase,1,\n";
    JsonPath job = imported(CHANGES.formatted("mend"), csv);

    Response file =
        asRevops().accept("text/csv").get("/api/v1/imports/" + job.getString("id") + "/rejected");

    assertThat(file.contentType()).startsWith("text/csv");
    assertThat(file.asString().replace("\r", ""))
        .isEqualTo(
            """
            deal,seq,at,field,new,'=1+1,rejected.line,rejected.column,rejected.reason
            '=R2,1,never,phase,1,,3,at,'never' is not a date in the form %s
            """
                .formatted(
                    "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX] or"
                        + " yyyy-MM-dd HH:mm:ss[XXX] or yyyy-MM-dd"));
  }

  @Test
  void a_running_import_can_be_cancelled_and_what_it_did_undone() {
    StringBuilder log = new StringBuilder("deal,seq,at,field,new\n");
    for (int i = 0; i < 5_000; i++) {
      log.append("C").append(i).append(",1,2024-01-10,phase,1\n");
    }
    Response accepted = submit(CHANGES.formatted("cancel"), log.toString());
    String job = "/api/v1/imports/" + accepted.jsonPath().getString("id");
    await().atMost(Duration.ofSeconds(20)).until(() -> get(job).jsonPath().getLong("rowsRead") > 0);

    Response cancelled = asRevops().post(job + "/cancel");

    cancelled.then().statusCode(200).body("state", equalTo("cancelled"));
    assertThat(cancelled.jsonPath().getLong("rowsRead")).isBetween(1L, 4_999L);
    asRevops()
        .post(job + "/cancel")
        .then()
        .statusCode(409)
        .body("detail", equalTo("the import is over already: cancelled"));
    JsonPath undo = finished(asRevops().post(job + "/undo"));
    assertThat(undo.getLong("rowsApplied")).isEqualTo(cancelled.jsonPath().getLong("rowsApplied"));
    assertThat(exists("cancel", "C0")).isFalse();
  }

  @Test
  void plain_tables_of_accounts_products_and_rates_are_written_row_by_row() {
    JsonPath accounts =
        imported(
            "shape: accounts\ncolumns: {id: account, name: account, industry: sector}\n",
            "account,sector\nImported One,retail\nImported Two,\n,none\n");
    JsonPath products =
        imported(
            """
            shape: products
            columns:
              id: product
              name: product
              family: series
              listPrice.amount: {column: price, as: number}
              listPrice.currency: {constant: USD}
            numbers: {grouping: ","}
            """,
            "product,series,price\nImported GTX,GTX,\"4,821.00\"\nEndless,GTX,1e999999999\n");

    assertThat(counts(accounts)).isEqualTo("succeeded read 3 applied 2 unchanged 0 rejected 1");
    assertThat(counts(products)).isEqualTo("succeeded read 2 applied 1 unchanged 0 rejected 1");
    get("/api/v1/accounts/Imported One").then().body("industry", equalTo("retail"));
    get("/api/v1/products/Imported GTX").then().body("listPrice.amount", equalTo("4821.00"));
    submit("shape: accounts\ncolumns: {id: account, colour: sector}\n", "account,sector\n")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("mapping.columns.colour"));
    given()
        .auth()
        .oauth2(Tokens.of("integration"))
        .multiPart("file", "t.csv", "c,d,r\n".getBytes(StandardCharsets.UTF_8))
        .multiPart(
            "mapping",
            "m.yaml",
            "shape: exchange-rates\ncolumns: {currency: c, date: d, rate: r}\n"
                .getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/imports")
        .then()
        .statusCode(403);
  }

  @Test
  void what_is_wrong_with_a_mapping_is_said_with_its_line() {
    submit(CHANGES.formatted("lined").replace("at: at", "at: when"), "deal,seq,at,field,new\n")
        .then()
        .statusCode(400)
        .body("violations.size()", equalTo(1))
        .body("violations[0].field", equalTo("mapping.at"))
        .body("violations[0].message", containsString("line 6: 'when' is not a column"));
  }

  @ParameterizedTest
  @CsvSource({"deals, 4", "lines, 3", "changes, 5", "snapshots, 3", "accounts, 2"})
  void every_example_of_the_docs_is_imported(String example, long rows) throws IOException {
    Path examples = Path.of(System.getProperty("revline.root"), "docs/examples");
    byte[] table = Files.readAllBytes(examples.resolve(example + ".csv"));
    String mapping = Files.readString(examples.resolve(example + ".yaml"));

    JsonPath job = finished(multipart(mapping, table).post("/api/v1/imports"));

    assertThat(counts(job))
        .isEqualTo("succeeded read %1$d applied %1$d unchanged 0 rejected 0".formatted(rows));
  }

  private static String told(Map<String, Object> change) {
    return "%s %s -> %s".formatted(change.get("field"), change.get("from"), change.get("to"));
  }
}
