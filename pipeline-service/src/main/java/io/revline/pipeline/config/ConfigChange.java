package io.revline.pipeline.config;

import org.jspecify.annotations.Nullable;

/**
 * One value of the configuration that differs.
 *
 * @param path where it stands; list items go by their key or start, as in {@code
 *     pipelines[default].stages[won].label}
 * @param kind what happens to it
 * @param before the value that was, or null for an added one
 * @param after the value that is to be, or null for a removed one
 */
public record ConfigChange(
    String path, Kind kind, @Nullable String before, @Nullable String after) {
  /** What happens to a value. */
  public enum Kind {
    /** There was none. */
    ADDED,
    /** There was another. */
    CHANGED,
    /** There is none any more. */
    REMOVED
  }

  /** A difference of two values, at least one of which is there. */
  public static ConfigChange of(String path, @Nullable String before, @Nullable String after) {
    Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    return new ConfigChange(path, kind, before, after);
  }
}
