package io.revline.kit.reference.web;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Texts;
import org.jspecify.annotations.Nullable;

/** Ids that stand in the path, in the body, or in both. */
public final class PathId {
  private PathId() {}

  /**
   * The id that path and body agree on.
   *
   * @param path the id in the path, or null for a request without
   * @param body the id in the body, if it has one
   * @throws InvalidInput when there is none, or they differ
   */
  public static String agreed(@Nullable String path, @Nullable String body) {
    String named = Texts.optional("id", body);
    if (path == null) {
      return Texts.required("id", named);
    }
    if (named != null && !named.equals(path)) {
      throw InvalidInput.of("id", "is '%s' in the path: leave it out here".formatted(path));
    }
    return Texts.required("id", path);
  }
}
