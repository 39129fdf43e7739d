package io.revline.system;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revline.platform.home.Service;
import io.revline.system.ApiDocument.Operation;
import io.revline.system.ApiScenario.Tried;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * The API's document is complete, and true: every operation is tried on an empty platform and has
 * to answer as the document says. With {@code -Drevline.record=true} what was tried becomes its
 * examples, which are part of the services, and it becomes the document that is accepted; with
 * {@code anew} even where it breaks what was promised.
 */
@Order(6)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORD = System.getProperty("revline.record", "");
  private static final int SHOTS = 3_000;
  private static final Path ACCEPTED =
      Scratch.checkout().resolve("contracts/src/main/resources/openapi.json");

  /** Imports of people are not undone, and what nobody can read cannot be replayed. */
  private static final Set<String> NEVER_DONE =
      Set.of(
          "POST /api/v1/performance/imports/{id}/undo",
          "POST /api/v1/pipeline/dead-letters/{id}/replay",
          "POST /api/v1/forecast/dead-letters/{id}/replay",
          "POST /api/v1/performance/dead-letters/{id}/replay");

  private static RunningPlatform platform = RunningPlatform.empty("api");
  private static ApiDocument document = ApiDocument.of(platform);
  private static List<Tried> tried = List.of();

  @BeforeAll
  static void every_operation_is_tried() throws Exception {
    tried = new ApiScenario(platform, document).play();
  }

  @AfterAll
  static void end() throws IOException {
    if (!RECORD.isEmpty() && !tried.isEmpty()) {
      record();
    }
    platform.close();
  }

  @Test
  @Order(1)
  void every_operation_answers_as_its_document_says() {
    List<String> wrong = new ArrayList<>();
    for (Tried each : tried) {
      wrong.addAll(
          document.violations(
              each.operation(),
              each.answer().status(),
              each.answer().type(),
              each.answer().body()));
    }
    assertThat(wrong).isEmpty();
    assertThat(tried.stream().map(each -> each.operation().toString()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            document.operations().stream().map(Operation::toString).toList());
  }

  @Test
  @Order(2)
  void nothing_is_left_undocumented() {
    Set<String> ids = new TreeSet<>();
    List<String> missing = new ArrayList<>();
    for (Operation operation : document.operations()) {
      JsonNode json = operation.json();
      for (String field : List.of("operationId", "summary", "description", "tags", "security")) {
        if (json.path(field).isEmpty() && json.path(field).asText().isBlank()) {
          missing.add(operation + " " + field);
        }
      }
      if (!ids.add(operation.id())) {
        missing.add(operation + " an id of its own");
      }
      for (JsonNode parameter : json.path("parameters")) {
        if (parameter.path("description").asText().isBlank()) {
          missing.add(operation + " description of " + parameter.path("name").asText());
        }
      }
      Set<String> codes = new TreeSet<>();
      json.path("responses").fieldNames().forEachRemaining(codes::add);
      assertThat(codes).as(operation.toString()).contains("400", "401", "403", "429", "503");
      for (String code : codes) {
        JsonNode answer = json.path("responses").path(code);
        if (!answer.has("$ref") && answer.path("description").asText().isBlank()) {
          missing.add(operation + " description of " + code);
        }
      }
      missing.addAll(withoutExample(operation));
    }
    assertThat(missing).isEmpty();
  }

  /** What is sent has one, and what is answered. */
  private static List<String> withoutExample(Operation operation) {
    List<String> missing = new ArrayList<>();
    JsonNode sent = operation.json().at("/requestBody/content");
    if (!sent.isMissingNode() && sent.valueStream().noneMatch(ApiTest::hasExample)) {
      missing.add(operation + " example of a body");
    }
    boolean shown =
        operation
            .json()
            .path("responses")
            .propertyStream()
            .filter(answer -> answer.getKey().startsWith("2"))
            .flatMap(answer -> answer.getValue().path("content").valueStream())
            .anyMatch(ApiTest::hasExample);
    boolean silent = operation.json().path("responses").has("204");
    if (!shown && !silent && !NEVER_DONE.contains(operation.toString())) {
      missing.add(operation + " example of an answer");
    }
    return missing;
  }

  private static boolean hasExample(JsonNode media) {
    return media.has("example") || media.has("examples");
  }

  @Test
  @Order(3)
  void every_example_is_what_its_schema_says() {
    assertThat(
            document.operations().stream().flatMap(each -> document.wrongExamples(each).stream()))
        .isEmpty();
  }

  @Test
  @Order(4)
  void nothing_breaks_what_callers_were_promised() throws IOException {
    JsonNode promise = withoutExamples(document.json().deepCopy());
    String now = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(promise) + "\n";
    if (!RECORD.equals("anew")) {
      ChangedOpenApi changed = OpenApiCompare.fromContents(Files.readString(ACCEPTED), now);
      assertThat(changed.isCompatible()).as(broken(changed)).isTrue();
    }
    if (!RECORD.isEmpty()) {
      Files.writeString(ACCEPTED, now);
    }
    assertThat(promise)
        .as("contracts/src/main/resources/openapi.json; run this with -Drevline.record=true")
        .isEqualTo(JSON.readTree(Files.readString(ACCEPTED)));
  }

  @Test
  @Order(5)
  void whatever_is_sent_no_answer_is_a_fault_or_undocumented() throws Exception {
    ApiFuzz fuzz = new ApiFuzz(platform, tried, 20_261_126);
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < SHOTS; i++) {
      ApiFuzz.Shot shot = fuzz.shoot(i);
      statuses.merge(shot.answer().status(), 1, Integer::sum);
      document
          .violations(
              shot.operation(), shot.answer().status(), shot.answer().type(), shot.answer().body())
          .forEach(violation -> wrong.add(shot.request() + " -> " + violation));
    }
    System.out.printf("%d requests by chance were answered with %s%n", SHOTS, statuses);
    assertThat(wrong).isEmpty();
    assertThat(statuses.keySet()).noneMatch(status -> status >= 500);
    assertThat(statuses.getOrDefault(200, 0)).as("some went well").isGreaterThan(SHOTS / 20);
    for (Service service : Service.values()) {
      get(platform.url(service) + "/q/health/ready").then().statusCode(200);
    }
  }

  /** They promise nothing, and change with what is tried. */
  private static JsonNode withoutExamples(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("example");
    }
    node.forEach(ApiTest::withoutExamples);
    return node;
  }

  private static String broken(ChangedOpenApi changed) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new ConsoleRender().render(changed, new OutputStreamWriter(text, UTF_8));
    return text.toString(UTF_8);
  }

  /** In the order of the scenario, so that what came later stands. */
  private static void record() throws IOException {
    // The gateway's one operation has its example in the code.
    for (Service service : List.of(Service.PIPELINE, Service.FORECAST, Service.PERFORMANCE)) {
      Path file =
          Scratch.checkout()
              .resolve(service.folder())
              .resolve("src/main/resources/openapi/examples.json");
      TreeMap<String, ObjectNode> examples = new TreeMap<>();
      Set<String> own = Operations.documented(platform).getOrDefault(service, Map.of()).keySet();
      for (Tried each : tried) {
        if (own.contains(each.operation().toString())) {
          add(each, examples.computeIfAbsent(each.operation().id(), id -> JSON.createObjectNode()));
        }
      }
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          JSON.writer(
                      new DefaultPrettyPrinter()
                          .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE))
                  .writeValueAsString(examples)
              + "\n");
    }
  }

  private static void add(Tried each, ObjectNode example) throws JsonProcessingException {
    if (each.answer().status() / 100 != 2) {
      return;
    }
    if (!each.sent().type().isEmpty()) {
      example.withObjectProperty("request").set(each.sent().type(), each.sent().body());
    }
    example.put("status", each.answer().status());
    String type = each.answer().type().split(";")[0];
    ObjectNode response = example.withObjectProperty("response");
    if (!type.isEmpty()) {
      response.set(
          type,
          type.endsWith("json")
              ? JSON.readTree(each.answer().body())
              : TextNode.valueOf(each.answer().body()));
    }
  }
}
