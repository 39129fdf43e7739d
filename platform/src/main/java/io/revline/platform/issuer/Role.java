package io.revline.platform.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a caller may be. */
public enum Role {
  REP,
  MANAGER,
  REVOPS,
  FINANCE,
  INTEGRATION,
  OPS;

  /** The word in a token's {@code groups}. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of a word.
   *
   * @throws IllegalArgumentException with the known roles when there is none
   */
  public static Role of(String claim) {
    return Arrays.stream(values())
        .filter(role -> role.claim().equals(claim))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no role; there are %s.".formatted(claim, claims())));
  }

  private static String claims() {
    List<String> claims = Arrays.stream(values()).map(Role::claim).toList();
    return String.join(", ", claims);
  }
}
