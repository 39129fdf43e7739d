package io.revline.kit.openapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an operation is called: {@code GET /api/v1/deals/{id}/history} is getDealsByIdHistory. */
final class OperationName {
  private static final String ROOT = "/api/v1";

  private OperationName() {}

  static String of(String method, String path) {
    return Arrays.stream(path.substring(ROOT.length()).replace("{", "by-").split("[^a-zA-Z]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining("", method.toLowerCase(Locale.ROOT), ""));
  }
}
