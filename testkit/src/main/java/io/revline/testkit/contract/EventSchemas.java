package io.revline.testkit.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.revline.contracts.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validates events against the JSON Schemas of the contracts, formats included. */
public final class EventSchemas {
  private static final String BASE = "https://revline.io/schemas/";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry -> registry.schemas(EventSchemas::published));

  private EventSchemas() {}

  /**
   * What is wrong with an event, each with the place in the body; empty when it keeps its contract.
   * An unknown type is a violation, too.
   *
   * @param type the CloudEvents type, such as {@code revline.deal.won.v1}
   * @param json the body
   * @throws IllegalArgumentException when the body is no JSON at all
   */
  public static List<String> violations(String type, String json) {
    if (published(BASE + type + ".json") == null) {
      return List.of("there is no schema for the type " + type);
    }
    return REGISTRY
        .getSchema(SchemaLocation.of(BASE + type + ".json"))
        .validate(
            json,
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static @Nullable String published(String address) {
    if (!address.startsWith(BASE)) {
      return null;
    }
    String file = "/schemas/" + address.substring(BASE.length());
    try (InputStream in = Topics.class.getResourceAsStream(file)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
