package io.revline.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.gateway.problem.ProblemType;
import java.util.List;

/** Documents what the gateway itself answers instead of a service, whatever the operation is. */
final class OwnAnswers {
  private static final List<ProblemType> ALWAYS =
      List.of(ProblemType.URI_TOO_LONG, ProblemType.HEADERS_TOO_LARGE, ProblemType.TIMEOUT);

  private OwnAnswers() {}

  /** Adds them to every operation of the document. */
  static void add(ObjectNode document) {
    ObjectNode components = document.withObject("/components/responses");
    ALWAYS.forEach(type -> define(components, type));
    define(components, ProblemType.BODY_TOO_SLOW);
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.path("responses") instanceof ObjectNode answers) {
          ALWAYS.forEach(type -> refer(answers, type));
          if (operation.has("requestBody")) {
            refer(answers, ProblemType.BODY_TOO_SLOW);
          }
        }
      }
    }
  }

  private static void define(ObjectNode components, ProblemType type) {
    ObjectNode answer = components.withObjectProperty(type.word());
    answer.put("description", type.title());
    answer
        .withObject("/content")
        .withObjectProperty("application/problem+json")
        .withObjectProperty("schema")
        .put("$ref", "#/components/schemas/Problem");
  }

  private static void refer(ObjectNode answers, ProblemType type) {
    answers
        .withObjectProperty(Integer.toString(type.status()))
        .put("$ref", "#/components/responses/" + type.word());
  }
}
