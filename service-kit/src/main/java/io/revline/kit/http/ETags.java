package io.revline.kit.http;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.PreconditionFailed;
import io.revline.kit.problem.PreconditionRequired;
import org.jspecify.annotations.Nullable;

/** Entity tags made of aggregate versions: version 3 is {@code "3"}. */
public final class ETags {
  private ETags() {}

  /** The tag of a version. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Holds the caller to the version it read.
   *
   * @param ifMatch the header, which must be there
   * @param current the version that stands
   */
  public static void require(@Nullable String ifMatch, long current) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new PreconditionRequired(
          "send If-Match with the ETag of the version you read, such as " + of(current));
    }
    check(ifMatch, current);
  }

  /** Like {@link #require}, for calls that may leave the header out. */
  public static void check(@Nullable String ifMatch, long current) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return;
    }
    if (!ifMatch.matches("\"\\d{1,18}\"")) {
      throw InvalidInput.of("If-Match", "must be one ETag as it was received, such as " + of(1));
    }
    if (!ifMatch.equals(of(current))) {
      throw new PreconditionFailed(
          "version " + ifMatch + " is stale, " + of(current) + " stands: read it again");
    }
  }
}
