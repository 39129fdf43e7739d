package io.revline.pipeline.deal;

import io.revline.kit.problem.InvalidInput;

/**
 * The name another system gives a deal.
 *
 * @param source the other system
 * @param id the deal's id there
 */
public record ExternalId(String source, String id) {
  /**
   * Both parts are there and of sensible length.
   *
   * @throws InvalidInput otherwise
   */
  public ExternalId {
    check("externalIds.source", source);
    check("externalIds.id", id);
  }

  private static void check(String field, String value) {
    if (value.isBlank() || value.length() > 200) {
      throw InvalidInput.of(field, "must have 1 to 200 characters");
    }
  }
}
