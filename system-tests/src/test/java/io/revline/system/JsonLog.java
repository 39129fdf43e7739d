package io.revline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a service's log, one JSON object per line. */
final class JsonLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLog() {}

  /** The correlation ids of all lines that carry one. */
  static Set<String> correlationIds(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> parsed(line).path("mdc").path("correlationId").asText())
          .filter(id -> !id.isEmpty())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the traces that lines of a request or job name. */
  static Set<String> traceIds(Path log, String correlationId) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> parsed(line).path("mdc"))
          .filter(mdc -> mdc.path("correlationId").asText().equals(correlationId))
          .map(mdc -> mdc.path("traceId").asText())
          .filter(id -> !id.isEmpty())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the JVM itself says while it starts is not JSON. */
  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
