package io.revline.pipeline.deal;

import io.revline.kit.Money;
import io.revline.kit.json.CanonicalJson;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.customfield.CustomFields;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.ForecastCategory;
import io.revline.pipeline.stage.Pipeline;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import io.revline.pipeline.timeline.CreditSplit;
import io.revline.pipeline.timeline.DealContact;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.Details;
import io.revline.pipeline.timeline.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values for some fields of a deal, each checked as it is put in. */
public final class FieldValues {
  private final Map<DealField, @Nullable String> values = new EnumMap<>(DealField.class);

  /** What people call the deal; a deal is never without a name. */
  public FieldValues name(@Nullable String name) {
    if (name == null || name.isBlank()) {
      throw InvalidInput.of("name", "is required and must not be blank");
    }
    return put(DealField.NAME, text("name", name));
  }

  /** What it is worth, or null when nobody knows any more. */
  public FieldValues amount(@Nullable Money amount) {
    if (amount == null) {
      return put(DealField.AMOUNT, null);
    }
    return put(DealField.AMOUNT, amount.amount().toPlainString())
        .put(DealField.CURRENCY, amount.currency());
  }

  /** The keys of a pipeline and one of its stages, which the caller has looked up. */
  public FieldValues stage(String pipeline, String stage) {
    return put(DealField.PIPELINE, pipeline).put(DealField.STAGE, stage);
  }

  /** When its source says it was created, where its history begins at another time. */
  public FieldValues created(Instant at) {
    return put(DealField.CREATED_AT, at.toString());
  }

  /** The key of a pipeline, which the caller has looked up. */
  public FieldValues pipeline(String pipeline) {
    return put(DealField.PIPELINE, pipeline);
  }

  /** The key of a stage of the deal's pipeline, which the caller has looked up. */
  public FieldValues stage(String stage) {
    return put(DealField.STAGE, stage);
  }

  /** The expected date of the close. */
  public FieldValues closeDate(@Nullable LocalDate date) {
    if (date != null && (date.getYear() < 1900 || date.getYear() > 2200)) {
      throw InvalidInput.of("closeDate", "must lie between 1900 and 2200");
    }
    return put(DealField.CLOSE_DATE, date == null ? null : date.toString());
  }

  /** The owning rep by external id. */
  public FieldValues owner(@Nullable String owner) {
    return put(DealField.OWNER, owner == null ? null : text("owner", owner));
  }

  /** The account by external id. */
  public FieldValues account(@Nullable String account) {
    return put(DealField.ACCOUNT, account == null ? null : text("account", account));
  }

  /** Why it was lost. */
  public FieldValues lostReason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw InvalidInput.of("reason", "is required: say why the deal was lost");
    }
    return put(DealField.LOST_REASON, text("reason", reason));
  }

  /** No reason any more: it is not lost. */
  FieldValues notLost() {
    return put(DealField.LOST_REASON, null);
  }

  /**
   * The category it counts in while it is open instead of its stage's, or null for the stage's.
   *
   * @param word any but closed
   */
  public FieldValues forecastCategory(@Nullable String word) {
    if (word != null && ForecastCategory.of(word) == ForecastCategory.CLOSED) {
      throw InvalidInput.of("forecastCategory", "cannot be closed: win the deal");
    }
    return put(DealField.OWN_CATEGORY, word);
  }

  /** Where it came from. */
  public FieldValues source(@Nullable String source) {
    return put(DealField.SOURCE, source == null ? null : text("source", source));
  }

  /** What is to be done next. */
  public FieldValues nextStep(@Nullable String step) {
    return put(DealField.NEXT_STEP, step == null ? null : text("nextStep", step));
  }

  /** Words people mark it with, in any order. */
  public FieldValues tags(List<String> tags) {
    return put(DealField.TAGS, Details.ofTags(tags));
  }

  /**
   * What it sells, none for nothing in particular. The amount becomes what they add up to.
   *
   * @throws InvalidInput when another amount was put in, or they cannot be added up
   */
  public FieldValues products(List<ProductLine> lines) {
    put(DealField.PRODUCTS, Details.ofProducts(lines));
    if (lines.isEmpty()) {
      return this;
    }
    Money sum = ProductLine.sum(lines);
    if (values.containsKey(DealField.AMOUNT) && !isWorth(sum.amount(), sum.currency())) {
      throw InvalidInput.of(
          "amount",
          "contradicts the products, which add up to %s %s: leave it out"
              .formatted(sum.amount().toPlainString(), sum.currency()));
    }
    return amount(sum);
  }

  /** Who shares the credit, none when it is all the owner's; they add up to 100 percent. */
  public FieldValues splits(List<CreditSplit> splits) {
    return put(DealField.SPLITS, Details.ofSplits(splits));
  }

  /** Who is involved on the customer's side. */
  public FieldValues contacts(List<DealContact> contacts) {
    return put(DealField.CONTACTS, Details.ofContacts(contacts));
  }

  /** Some of the customer's own fields, checked before, null for cleared; others are left alone. */
  public FieldValues custom(Map<String, @Nullable String> fields) {
    return fields.isEmpty() ? this : put(DealField.CUSTOM, CanonicalJson.write(fields));
  }

  /** Whether something was put in under this name; one of the customer's is named custom.key. */
  boolean speaksOf(String word) {
    String custom = values.get(DealField.CUSTOM);
    return values.keySet().stream().anyMatch(field -> field.word().equals(word))
        || (custom != null
            && CanonicalJson.map(custom).keySet().stream()
                .anyMatch(key -> word.equals(CustomFields.PREFIX + key)));
  }

  /** When something was done for it. */
  public FieldValues lastActivityAt(Instant at) {
    return put(DealField.LAST_ACTIVITY_AT, at.toString());
  }

  /** Whether it is deleted. */
  public FieldValues deleted(boolean deleted) {
    return put(DealField.DELETED, deleted ? "true" : null);
  }

  /** Whether the amount that was put in is this one. */
  boolean isWorth(@Nullable BigDecimal amount, @Nullable String currency) {
    String given = values.get(DealField.AMOUNT);
    return given != null
        && amount != null
        && new BigDecimal(given).compareTo(amount) == 0
        && Objects.equals(values.get(DealField.CURRENCY), currency);
  }

  /**
   * The same with what a new deal needs: a name it must have, and the first stage of the default
   * pipeline if it names none.
   */
  FieldValues withDefaults(Pipelines pipelines) {
    name(values.get(DealField.NAME));
    if (!values.containsKey(DealField.STAGE)) {
      Stage first = pipelines.byKey(Pipeline.DEFAULT).first(DealStatus.OPEN);
      stage(first.pipeline(), first.key());
    }
    return this;
  }

  /** The same with what others say; of two values of one field theirs is taken. */
  public FieldValues and(FieldValues others) {
    @Nullable String custom = values.get(DealField.CUSTOM);
    @Nullable String theirs = others.values.get(DealField.CUSTOM);
    values.putAll(others.values);
    if (custom != null && theirs != null) {
      Map<String, @Nullable String> both = CanonicalJson.map(custom);
      both.putAll(CanonicalJson.map(theirs));
      put(DealField.CUSTOM, CanonicalJson.write(both));
    }
    return this;
  }

  /** Those that differ from what stood before; what was not there and is not is no difference. */
  public FieldValues since(FieldValues before) {
    FieldValues different = new FieldValues();
    values.forEach((field, value) -> {
      if (!Objects.equals(value, before.values.get(field))) {
        different.put(field, value);
      }
    });
    return different;
  }

  /** What was put in. */
  public Map<DealField, @Nullable String> asMap() {
    return Collections.unmodifiableMap(values);
  }

  private FieldValues put(DealField field, @Nullable String value) {
    values.put(field, value);
    return this;
  }

  private static String text(String field, String value) {
    if (value.isBlank() || value.length() > 500) {
      throw InvalidInput.of(field, "must have 1 to 500 characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw InvalidInput.of(field, "must not contain control characters");
    }
    return value;
  }
}
