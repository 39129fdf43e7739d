package io.revline.kit.http;

import io.revline.kit.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that many operations share. */
public final class Parameters {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private Parameters() {}

  /**
   * A point in time.
   *
   * @param field the parameter's name
   * @param text an RFC 3339 instant, or a date, which means its first moment in UTC
   * @param fallback what an absent parameter means
   * @throws InvalidInput when it is neither, or out of the range that every store of times holds
   */
  public static Instant instant(String field, @Nullable String text, Instant fallback) {
    if (text == null) {
      return fallback;
    }
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw InvalidInput.of(field, "must lie in the years 1 to 9999");
      }
      return instant;
    } catch (DateTimeException e) {
      throw InvalidInput.of(
          field, "must be a date such as 2017-10-01 or an instant such as 2017-10-01T08:00:00Z");
    }
  }

  /**
   * A switch, off when absent.
   *
   * @throws InvalidInput when it is neither true nor false
   */
  public static boolean flag(String field, @Nullable String text) {
    return switch (text) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw InvalidInput.of(field, "must be true or false");
    };
  }

  /** A page's size, 1 to 200, 50 when absent. */
  public static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return 50;
    }
    if (limit < 1 || limit > 200) {
      throw InvalidInput.of("limit", "must be from 1 to 200");
    }
    return limit;
  }
}
