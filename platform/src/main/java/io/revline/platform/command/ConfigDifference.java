package io.revline.platform.command;

import com.fasterxml.jackson.databind.JsonNode;

/** A value of the configuration that a file changes, as the API tells it. */
record ConfigDifference(String path, String kind, String before, String after) {
  static ConfigDifference from(JsonNode change) {
    return new ConfigDifference(
        change.path("path").asText(),
        change.path("kind").asText(),
        change.path("before").asText(),
        change.path("after").asText());
  }

  /** The difference as people read it: what comes, what goes, and what becomes what. */
  String line() {
    return switch (kind) {
      case "added" -> "+ %s: %s".formatted(path, after);
      case "removed" -> "- %s: %s".formatted(path, before);
      default -> "~ %s: %s -> %s".formatted(path, before, after);
    };
  }
}
