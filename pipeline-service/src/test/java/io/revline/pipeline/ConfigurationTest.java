package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.revline.kit.database.Sql;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ConfigurationTest {
  private static final String FIRST_LINE = "pipelines:\n";

  /** Labels that YAML would take for something else, and terms with a past. */
  private static final String PARTNERS =
      """
      - key: partners
        label: "no"
        stages:
        - key: won
          label: "a: b # 'c' \\"d\\""
          position: 7
          status: won
          terms:
          - probability: 1
            forecastCategory: closed
        - key: lost
          label: "12"
          position: 8
          status: lost
          terms:
          - probability: 0.00
            forecastCategory: omitted
        - key: referred
          label: Référé
          position: 1
          status: open
          terms:
          - probability: 0.20
            forecastCategory: pipeline
          - from: 2025-01-01
            probability: 0.1
            forecastCategory: bestCase
            limitDays: 30
      """;

  private static final String TRIAL =
      """
        - key: trial
          label: Trial
          position: 77
          status: open
          terms:
          - probability: 0.3
            forecastCategory: mostLikely
          - from: 2025-06-01T12:00:00.5Z
            probability: 0.35
            forecastCategory: commit
      """;

  @Inject DataSource database;

  @Test
  void an_export_reset_and_applied_again_gives_the_same_file() {
    String seed = export();
    apply(grown(seed)).statusCode(200);
    String configured = export();

    apply(seed).statusCode(200);
    assertThat(export()).isEqualTo(seed);

    apply(configured).statusCode(200);
    assertThat(export()).isEqualTo(configured).isNotEqualTo(seed);
    apply(seed).statusCode(200);
  }

  @Test
  void every_section_comes_back_as_it_was_exported() {
    String seed = whole();
    String fields =
        """
        customFields:
        - key: competitor
          label: Competitor
          type: choice
          choices:
          - acme
          - zen
        requiredFields:
          "*":
          - owner
          proposal:
          - custom.competitor
        """;
    apply(fields).statusCode(200).body("changes.kind", hasItem("added"));
    String configured = whole();
    assertThat(configured).contains("competitor", "custom.competitor", "corporateCurrency:");

    apply(seed).statusCode(200);
    assertThat(whole()).isEqualTo(seed);
    apply(configured).statusCode(200);
    assertThat(whole()).isEqualTo(configured).isNotEqualTo(seed);
    apply(configured).body("changes", empty());
    apply(seed).statusCode(200);
  }

  @Test
  void a_dry_run_tells_the_differences_and_makes_none() {
    String seed = export();
    long versions = versions();

    put(grown(seed), "?dryRun=true")
        .statusCode(200)
        .body("dryRun", equalTo(true))
        .body("changes.kind.unique()", equalTo(List.of("added")))
        .body(
            "changes.path",
            hasItems(
                "pipelines[partners].label",
                "pipelines[partners].stages[referred].terms[2025-01-01T00:00:00Z].limitDays",
                "pipelines[default].stages[trial].terms[0].probability"))
        .body("changes.find { it.path == 'pipelines[partners].label' }.after", equalTo("no"));

    assertThat(export()).isEqualTo(seed);
    assertThat(versions()).isEqualTo(versions);
  }

  @Test
  void the_same_file_again_makes_no_version() {
    String seed = export();
    apply(grown(seed)).statusCode(200);
    String configured = export();
    long versions = versions();

    apply(grown(seed)).body("changes", empty());
    apply(configured).body("changes", empty());

    assertThat(versions()).isEqualTo(versions);
    assertThat(export()).isEqualTo(configured);
    apply(seed).body("changes.kind.unique()", equalTo(List.of("removed")));
  }

  @Test
  void a_changed_value_is_told_with_before_and_after() {
    String seed = export();
    String label = "label: Closed won";

    put(seed.replaceFirst(label, "label: Sold"), "?dryRun=true")
        .body("changes.size()", equalTo(1))
        .body("changes[0].path", equalTo("pipelines[default].stages[won].label"))
        .body("changes[0].kind", equalTo("changed"))
        .body("changes[0].before", equalTo("Closed won"))
        .body("changes[0].after", equalTo("Sold"));
  }

  @ParameterizedTest(name = "{0}, {1}: {3} for {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pipelines[0].stages[2].terms[1].probability | line 27: | probability: 0.1 | probability: 1.1
          pipelines[0].stages[2].terms[1].probability | line 27: | probability: 0.1 | probability: high
          pipelines[0].stages[2].terms[1].limitDays | line 29: | limitDays: 30 | limitDays: 7.5
          pipelines[0].stages[2].colour | line 21: | position: 1 | colour: red
          pipelines[0].stages[2].position | line 19: | position: 1 |
          pipelines[0].stages[2].status | line 22: | status: open | status: omitted
          pipelines[0].key | line 2: | key: partners | key: a b
          pipelines[1].key | is required | key: default | key:
          pipelines | line 1: | pipelines: | pipelines: 7
          colours | line 1: | pipelines: | colours:
          pipelines[0].label | line 3: must be text | label: "no" | label: no
          file | line | label: "no" | label: "no
          file | line 4: | label: "no" | label: "no"%  label: "yes"
          """)
  void a_file_that_is_wrong_is_refused_by_path_and_line_and_changes_nothing(
      String path, String line, String right, String wrong) {
    String seed = export();
    String file = FIRST_LINE + PARTNERS + seed.substring(FIRST_LINE.length());
    String replacement = wrong == null ? "" : wrong.replace("%", "\n");

    ValidatableResponse refused =
        apply(
                path.equals("pipelines")
                    ? "pipelines: 7\n"
                    : file.replaceFirst("(?m)" + right + "$", replacement))
            .statusCode(400)
            .body("violations.field", hasItem(path));

    assertThat(refused.extract().<List<String>>path("violations.message").toString())
        .contains(line);
    assertThat(export()).isEqualTo(seed);
  }

  @Test
  void one_wrong_pipeline_keeps_all_others_from_being_changed() {
    String seed = export();

    apply(grown(seed).replace("position: 77", "position: 1"))
        .statusCode(400)
        .body("violations.message", hasItem(containsString("is another stage's")));

    assertThat(export()).isEqualTo(seed);
  }

  @Test
  void a_file_without_a_stage_where_a_deal_stands_changes_nothing_at_all() {
    String seed = export();
    apply(grown(seed).replace("trial", "tasted")).statusCode(200);
    String deal = Api.created("{\"name\": \"on trial\", \"stage\": \"tasted\"}");
    String configured = export();
    long versions = versions();

    apply(seed.replaceFirst("label: Closed won", "label: Sold"))
        .statusCode(409)
        .body("detail", containsString("1 in 'tasted'"));

    assertThat(export()).isEqualTo(configured);
    assertThat(versions()).isEqualTo(versions);
    Api.as("revops").body("{\"reason\": \"any\"}").post(deal + "/lose").then().statusCode(200);
    apply(seed).statusCode(200);
    assertThat(export()).isEqualTo(seed);
  }

  @Test
  void the_default_pipeline_cannot_be_left_out_and_an_empty_file_is_none() {
    String seed = export();

    apply(FIRST_LINE + PARTNERS).statusCode(409);
    apply("").statusCode(400);
    apply("# nothing\n").statusCode(400);
    put(seed, "?dryRun=perhaps").statusCode(400);

    assertThat(export()).isEqualTo(seed);
  }

  @Test
  void only_revops_read_and_write_the_configuration() {
    for (String role : List.of("rep", "manager", "finance", "integration", "ops")) {
      as(role).get("/api/v1/config").then().statusCode(403);
      as(role).body("pipelines: []\n").put("/api/v1/config").then().statusCode(403);
    }
    given().get("/api/v1/config").then().statusCode(401);
  }

  /** With a pipeline and a stage more. */
  private static String grown(String file) {
    return FIRST_LINE
        + PARTNERS
        + file.substring(FIRST_LINE.length())
            .replaceFirst("(?s)(- key: default\n.*?)(  - key: lost\n)", "$1" + TRIAL + "$2");
  }

  /** The pipelines alone: sections that a file leaves out stay as they are. */
  private static String export() {
    String file = whole();
    String section = file.substring(file.indexOf(FIRST_LINE));
    int next = section.indexOf("\nrequiredFields:");
    return section.substring(0, next + 1);
  }

  private static String whole() {
    return as("revops").get("/api/v1/config").then().statusCode(200).extract().asString();
  }

  private static ValidatableResponse apply(String file) {
    return put(file, "");
  }

  private static ValidatableResponse put(String file, String query) {
    return as("revops").body(file).put("/api/v1/config" + query).then();
  }

  private static RequestSpecification as(String role) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT)))
        .auth()
        .oauth2(Tokens.of(role))
        .contentType("application/yaml; charset=UTF-8");
  }

  private long versions() {
    return Sql.of("SELECT count(*) AS total FROM reference_version")
        .first(database, row -> row.getLong("total"))
        .orElseThrow();
  }
}
