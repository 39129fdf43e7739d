package io.revline.pipeline.imports.shape;

import io.revline.kit.Money;
import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.file.Cell;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.customfield.CustomFields;
import io.revline.pipeline.customfield.FieldType;
import io.revline.pipeline.customfield.KnownFields;
import io.revline.pipeline.deal.FieldValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns texts into a deal's fields, each by the field's own rules. */
final class FieldReader {
  private static final String CURRENCY = "currency";

  private final RowReader rows;
  private final KnownFields customFields;
  private final @Nullable String currency;

  /**
   * A reader of fields.
   *
   * @param currency of amounts that have none of their own
   */
  FieldReader(RowReader rows, KnownFields customFields, @Nullable String currency) {
    this.rows = rows;
    this.customFields = customFields;
    this.currency = currency;
  }

  /**
   * The values that cells say something of; a blank one says nothing.
   *
   * @throws InvalidInput naming the column at fault
   */
  FieldValues said(Map<String, Cell> fields, Row row) {
    return read(fields, row, false);
  }

  /**
   * The values as they stand in a row: where a cell is blank there is none.
   *
   * @throws InvalidInput naming the column at fault
   */
  FieldValues standing(Map<String, Cell> fields, Row row) {
    return read(fields, row, true);
  }

  private FieldValues read(Map<String, Cell> fields, Row row, boolean blankIsNone) {
    FieldValues values = new FieldValues();
    Map<String, @Nullable String> custom = new HashMap<>();
    @Nullable String own = rows.text(fields.get(CURRENCY), row).orElse(currency);
    fields.forEach((field, cell) -> {
      @Nullable String text = rows.text(cell, row).orElse(null);
      if (field.equals("name") && text == null) {
        throw InvalidInput.of(RowReader.place(field, cell), "is blank, but a deal needs a name");
      }
      if (text != null || blankIsNone) {
        put(values, custom, field, RowReader.place(field, cell), text, own);
      }
    });
    return values.custom(custom);
  }

  /**
   * One value, null for none.
   *
   * @param where the column it stands in
   * @throws InvalidInput naming the column, when the field cannot have it
   */
  FieldValues one(String field, String where, @Nullable String text) {
    FieldValues values = new FieldValues();
    Map<String, @Nullable String> custom = new HashMap<>();
    put(values, custom, field, where, text, currency);
    return values.custom(custom);
  }

  private void put(
      FieldValues values,
      Map<String, @Nullable String> custom,
      String field,
      String where,
      @Nullable String text,
      @Nullable String own) {
    try {
      switch (field) {
        case "name" -> values.name(text);
        case "amount" -> values.amount(text == null ? null : money(where, text, own));
        case "closeDate" -> values.closeDate(text == null ? null : rows.date(where, text));
        case "owner" -> values.owner(text);
        case "account" -> values.account(text);
        case "source" -> values.source(text);
        case "nextStep" -> values.nextStep(text);
        case "lostReason" -> reason(values, text);
        case "forecastCategory" -> values.forecastCategory(text);
        case "tags" -> values.tags(text == null ? List.of() : List.of(text.split(";")));
        case CURRENCY -> {
          // Goes with the amount.
        }
        default -> custom.putAll(custom(field, where, text));
      }
    } catch (InvalidInput e) {
      // People mend columns and cells, not fields.
      Violation wrong = e.violations().getFirst();
      throw wrong.field().equals(where)
          ? e
          : InvalidInput.of(where, "'%s': %s".formatted(text, wrong.message()));
    }
  }

  /** A deal that is not lost has none. */
  private static void reason(FieldValues values, @Nullable String text) {
    if (text != null) {
      values.lostReason(text);
    }
  }

  private Map<String, @Nullable String> custom(String field, String where, @Nullable String text) {
    String key = field.substring(CustomFields.PREFIX.length());
    Map<String, @Nullable Object> given = new HashMap<>();
    given.put(
        key,
        text != null && customFields.type(key) == FieldType.DATE
            ? rows.date(where, text).toString()
            : text);
    return customFields.checked(given);
  }

  private Money money(String where, String text, @Nullable String own) {
    if (own == null) {
      throw InvalidInput.of(
          where, "has no currency: map fields.currency to a column, or give one for all");
    }
    return Money.entered(rows.number(where, text), own);
  }
}
