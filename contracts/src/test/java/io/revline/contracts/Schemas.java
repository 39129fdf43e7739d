package io.revline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Validates JSON against the published schemas, formats included. */
final class Schemas {
  static final String BASE = "https://revline.io/schemas/";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(BASE, "classpath:schemas/")));

  private Schemas() {}

  static List<String> violations(String type, JsonNode json) {
    return violationsOf(SchemaLocation.of(BASE + type + ".json"), json);
  }

  static List<String> metaSchemaViolations(JsonNode schema) {
    return violationsOf(SchemaLocation.of(schema.path("$schema").asText()), schema);
  }

  private static List<String> violationsOf(SchemaLocation schema, JsonNode json) {
    return REGISTRY
        .getSchema(schema)
        .validate(
            json.toString(),
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
