package io.revline.forecast.revision;

import io.revline.kit.database.Sql;
import io.revline.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Some of all deals: what people call a segment, were that not the word for a stretch of a deal's
 * life.
 *
 * @param word {@code pipeline:KEY}, {@code source:KEY}, {@code account:ID}, {@code product:KEY} or
 *     {@code field:NAME:VALUE}; null for all deals
 */
public record Slice(@Nullable String word) {
  /** All deals there are. */
  public static final Slice ALL = new Slice(null);

  private static final String FORMS =
      "'%s' is none of pipeline:KEY, source:KEY, account:ID, product:KEY, field:NAME:VALUE";

  /**
   * The word is one of those.
   *
   * @throws InvalidInput otherwise
   */
  public Slice {
    if (word != null) {
      condition(word);
    }
  }

  /** A further condition upon {@code deal}, a segment as it stands; nothing for all deals. */
  public Sql condition() {
    return word == null ? Sql.of("") : Sql.of(" AND ").add(condition(word));
  }

  private static Sql condition(String word) {
    String[] parts = word.split(":", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw unknown(word);
    }
    String value = parts[1];
    return switch (parts[0]) {
      case "pipeline" -> Sql.of("deal.pipeline = ?", value);
      case "source" -> Sql.of("deal.source = ?", value);
      case "account" -> Sql.of("deal.account = ?", value);
      case "product" ->
          Sql.of(
              "EXISTS (SELECT FROM jsonb_array_elements(deal.products) AS line"
                  + " WHERE line ->> 'key' = ?)",
              value);
      case "field" -> field(word, value.split(":", 2));
      default -> throw unknown(word);
    };
  }

  private static Sql field(String word, String[] field) {
    if (field.length < 2) {
      throw unknown(word);
    }
    return Sql.of("deal.fields ->> ?::text = ?", field[0], field[1]);
  }

  private static InvalidInput unknown(String word) {
    return InvalidInput.of("segment", FORMS.formatted(word));
  }
}
