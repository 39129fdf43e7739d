package io.revline.pipeline.timeline;

import io.revline.kit.json.CanonicalJson;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.stage.ForecastCategory;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of a deal, each value as the text of its fact. Equal details have equal texts.
 *
 * @param values some of {@link #FIELDS}
 */
public record Details(Map<DealField, String> values) {
  /** The fields that stand here. */
  public static final List<DealField> FIELDS =
      List.of(
          DealField.OWN_CATEGORY,
          DealField.SOURCE,
          DealField.NEXT_STEP,
          DealField.TAGS,
          DealField.PRODUCTS,
          DealField.SPLITS,
          DealField.CONTACTS,
          DealField.CUSTOM);

  private static final int MOST_PARTS = 200;

  public Details {
    values = Collections.unmodifiableMap(values.isEmpty() ? Map.of() : new EnumMap<>(values));
  }

  /** From what holds the text of each field, or null. */
  public static Details of(Function<DealField, @Nullable String> texts) {
    Map<DealField, String> values = new EnumMap<>(DealField.class);
    for (DealField field : FIELDS) {
      String text = texts.apply(field);
      if (text != null) {
        values.put(field, text);
      }
    }
    return new Details(values);
  }

  /** The category given to the deal instead of its stage's, if any. */
  public @Nullable ForecastCategory ownCategory() {
    String name = values.get(DealField.OWN_CATEGORY);
    return name == null ? null : ForecastCategory.of(name);
  }

  /** Where it came from. */
  public @Nullable String source() {
    return values.get(DealField.SOURCE);
  }

  /** What is to be done next. */
  public @Nullable String nextStep() {
    return values.get(DealField.NEXT_STEP);
  }

  /** Words people mark it with, in order. */
  public List<String> tags() {
    return list(DealField.TAGS, String.class);
  }

  /** What it sells. */
  public List<ProductLine> products() {
    return list(DealField.PRODUCTS, ProductLine.class);
  }

  /** Who shares the credit; empty when it is all the owner's. */
  public List<CreditSplit> splits() {
    return list(DealField.SPLITS, CreditSplit.class);
  }

  /** Who is involved on the customer's side. */
  public List<DealContact> contacts() {
    return list(DealField.CONTACTS, DealContact.class);
  }

  /** The customer's own fields that have a value, by key. */
  public Map<String, String> custom() {
    String text = values.get(DealField.CUSTOM);
    return text == null ? Map.of() : Collections.unmodifiableMap(CanonicalJson.map(text));
  }

  /** Tags as a fact's text: each once, in order; null for none. */
  public static @Nullable String ofTags(List<String> tags) {
    tags.forEach(tag -> Checks.text("tags", tag, 50));
    return text("tags", tags.stream().map(String::strip).distinct().sorted().toList());
  }

  /**
   * Product lines as a fact's text; null for none.
   *
   * @throws InvalidInput when they cannot be added up
   */
  public static @Nullable String ofProducts(List<ProductLine> lines) {
    if (!lines.isEmpty()) {
      ProductLine.sum(lines);
    }
    return text("products", lines);
  }

  /**
   * Splits as a fact's text; null for none.
   *
   * @throws InvalidInput when they do not add up to 100 percent
   */
  public static @Nullable String ofSplits(List<CreditSplit> splits) {
    if (!splits.isEmpty()) {
      CreditSplit.checkWhole(splits);
    }
    return text("splits", splits);
  }

  /** Contacts as a fact's text; null for none. */
  public static @Nullable String ofContacts(List<DealContact> contacts) {
    return text("contacts", contacts.stream().distinct().toList());
  }

  private static @Nullable String text(String field, List<?> parts) {
    if (parts.size() > MOST_PARTS) {
      throw InvalidInput.of(field, "must have at most " + MOST_PARTS + " entries");
    }
    return parts.isEmpty() ? null : CanonicalJson.write(parts);
  }

  private <T> List<T> list(DealField field, Class<T> type) {
    String text = values.get(field);
    return text == null ? List.of() : CanonicalJson.read(field.word(), text, type);
  }
}
