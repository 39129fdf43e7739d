package io.revline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.RestAssured;
import io.revline.platform.home.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The OpenAPI document that the gateway shows, and whether answers are what it says. */
final class ApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDRESS = "https://revline.io/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final SchemaRegistry registry;

  private ApiDocument(JsonNode document) {
    this.document = document;
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(item -> {
                  if (METHODS.contains(item.getKey())) {
                    operations.add(
                        new Operation(
                            item.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            item.getValue()));
                  }
                }));
    String strict = strict(document).toString();
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(address -> address.equals(ADDRESS) ? strict : null));
  }

  /**
   * An operation.
   *
   * @param path with the names of its parameters in braces
   * @param json what the document says of it
   */
  record Operation(String method, String path, JsonNode json) {
    String id() {
      return json.path("operationId").asText();
    }

    /** Its parameters that come in a place: path, query or header. */
    List<JsonNode> parameters(String place) {
      return json.path("parameters")
          .valueStream()
          .filter(parameter -> parameter.path("in").asText().equals(place))
          .toList();
    }

    private boolean matches(String method, String path) {
      return this.method.equals(method)
          && Pattern.matches(
              Pattern.quote(this.path).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q"), path);
    }

    /** As messages name it. */
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** What a running gateway shows. */
  static ApiDocument of(RunningPlatform platform) {
    try {
      return new ApiDocument(
          JSON.readTree(
              RestAssured.get(platform.url(Service.GATEWAY) + "/q/openapi?format=json")
                  .asString()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the document is no JSON", e);
    }
  }

  JsonNode json() {
    return document;
  }

  List<Operation> operations() {
    return operations;
  }

  /** The operation that a path means; one without parameters is meant before one with. */
  Operation operation(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.matches(method, path))
        .min(Comparator.comparingInt(operation -> operation.parameters("path").size()))
        .orElseThrow(() -> new AssertionError("nothing documented for " + method + " " + path));
  }

  /** What is wrong with an answer: empty when it is what the document says. */
  List<String> violations(Operation operation, int status, String contentType, String body) {
    JsonNode answers = operation.json().path("responses");
    String code = Integer.toString(status);
    if (!answers.has(code)) {
      return List.of("%s: a %d is not documented: %s".formatted(operation, status, body));
    }
    String at =
        "/paths/" + escaped(operation.path()) + "/" + method(operation) + "/responses/" + code;
    JsonNode answer = answers.path(code);
    if (answer.has("$ref")) {
      at = answer.path("$ref").asText().substring(1);
      answer = document.at(at);
    }
    String type = contentType.split(";")[0].strip();
    JsonNode content = answer.path("content");
    if (!content.has(type)) {
      return content.isEmpty() && body.isEmpty()
          ? List.of()
          : List.of("%s: %d has no %s".formatted(operation, status, type));
    }
    return type.endsWith("json")
        ? wrong(operation + " " + code, at + "/content/" + escaped(type) + "/schema", body)
        : List.of();
  }

  /** What is wrong with the examples of an operation. */
  List<String> wrongExamples(Operation operation) {
    List<String> wrong = new ArrayList<>();
    String at = "/paths/" + escaped(operation.path()) + "/" + method(operation);
    wrongExamples(operation, at + "/requestBody/content", wrong);
    operation
        .json()
        .path("responses")
        .fieldNames()
        .forEachRemaining(
            code -> wrongExamples(operation, at + "/responses/" + code + "/content", wrong));
    return wrong;
  }

  private void wrongExamples(Operation operation, String at, List<String> wrong) {
    for (Map.Entry<String, JsonNode> media : document.at(at).properties()) {
      if (media.getKey().endsWith("json") && media.getValue().has("example")) {
        wrong.addAll(
            wrong(
                operation + " example",
                at + "/" + escaped(media.getKey()) + "/schema",
                media.getValue().path("example").toString()));
      }
    }
  }

  private List<String> wrong(String what, String pointer, String body) {
    return registry
        .getSchema(SchemaLocation.of(ADDRESS + "#" + pointer))
        .validate(
            body,
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .map(error -> what + ": " + error)
        .toList();
  }

  private static String method(Operation operation) {
    return operation.method().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  /** The same document without leave for fields that it does not name. */
  private static JsonNode strict(JsonNode document) {
    JsonNode strict = document.deepCopy();
    Set<String> parts = new HashSet<>();
    strict.findValues("allOf").forEach(all -> parts.addAll(all.findValuesAsText("$ref")));
    strict
        .at("/components/schemas")
        .properties()
        .forEach(schema -> {
          if (schema.getValue() instanceof ObjectNode object
              && object.has("properties")
              && !object.has("additionalProperties")
              && !parts.contains("#/components/schemas/" + schema.getKey())) {
            object.put("additionalProperties", false);
          }
        });
    return strict;
  }
}
