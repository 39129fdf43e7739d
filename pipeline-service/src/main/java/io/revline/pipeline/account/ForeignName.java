package io.revline.pipeline.account;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Texts;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name another system gives an account.
 *
 * @param source the other system: letters, digits, dot, dash and underscore
 * @param id the account's id there, without a semicolon, which parts them in tables
 */
public record ForeignName(String source, String id) {
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,50}");

  /**
   * A name that somebody entered.
   *
   * @throws InvalidInput when a part is missing or wrong
   */
  public static ForeignName entered(@Nullable String source, @Nullable String id) {
    String system = Texts.required("externalIds.source", source);
    if (!SOURCE.matcher(system).matches()) {
      throw InvalidInput.of(
          "externalIds.source", "must have 1 to 50 letters, digits, dots, dashes or underscores");
    }
    String name = Texts.required("externalIds.id", id);
    if (name.contains(";")) {
      throw InvalidInput.of("externalIds.id", "must not have a semicolon");
    }
    return new ForeignName(system, name);
  }

  static void requireOnePerSource(List<ForeignName> names) {
    long sources = names.stream().map(ForeignName::source).distinct().count();
    if (sources < names.size()) {
      throw InvalidInput.of("externalIds", "must have one id for each source at most");
    }
  }
}
