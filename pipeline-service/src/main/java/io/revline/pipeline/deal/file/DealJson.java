package io.revline.pipeline.deal.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.Money;
import io.revline.kit.json.CanonicalJson;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.timeline.ProductLine;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the values of a deal's fields out of JSON; null stands for a field to be cleared. */
final class DealJson {
  private static final String UNIT_PRICE = "products.unitPrice.";

  private DealJson() {}

  static @Nullable String text(String field, JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw InvalidInput.of(field, "must be a string");
    }
    return node.asText();
  }

  static String required(String field, @Nullable JsonNode node) {
    String value = node == null ? null : text(field, node);
    if (value == null) {
      throw InvalidInput.of(field, "is required");
    }
    return value;
  }

  static Map<String, @Nullable Object> custom(JsonNode node) {
    if (!node.isObject()) {
      throw InvalidInput.of("custom", "must be an object; clear a field by null");
    }
    Map<String, @Nullable Object> given = new TreeMap<>();
    node.properties().forEach(field -> given.put(field.getKey(), scalar(field.getValue())));
    return given;
  }

  private static @Nullable Object scalar(JsonNode node) {
    if (node.isNumber()) {
      // What is too large for a number is told as it was written, and refused as none.
      return Double.isFinite(node.doubleValue()) ? node.decimalValue() : node.asText();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() ? null : node.isTextual() ? node.asText() : node;
  }

  static <T> List<T> list(String field, JsonNode node, Class<T> type) {
    return node.isNull() ? List.of() : CanonicalJson.read(field, node.toString(), type);
  }

  static List<ProductLine> products(JsonNode node) {
    for (JsonNode line : node) {
      JsonNode amount = line.path("unitPrice").path("amount");
      if (!amount.isMissingNode()) {
        decimal(UNIT_PRICE + "amount", required(UNIT_PRICE + "amount", amount));
      }
    }
    try {
      return list("products", node, ProductLine.class);
    } catch (InvalidInput e) {
      throw new InvalidInput(
          e.violations().stream()
              .map(violation ->
                  new Violation(
                      violation.field().replaceFirst("^amount\\.", UNIT_PRICE),
                      violation.message()))
              .toList());
    }
  }

  static @Nullable Money money(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (!node.isObject()) {
      throw InvalidInput.of(
          "amount", "must be an object such as {\"amount\": \"1200.50\", \"currency\": \"EUR\"}");
    }
    node.fieldNames()
        .forEachRemaining(field -> {
          if (!field.equals("amount") && !field.equals("currency")) {
            throw InvalidInput.of("amount." + field, "is not a field of an amount");
          }
        });
    return Money.entered(
        decimal("amount.amount", required("amount.amount", node.get("amount"))),
        required("amount.currency", node.get("currency")));
  }

  private static BigDecimal decimal(String field, String text) {
    if (!text.matches("-?\\d{1,30}(\\.\\d{1,10})?")) {
      throw InvalidInput.of(field, "must be a decimal string such as \"1200.50\"");
    }
    return new BigDecimal(text);
  }

  static @Nullable LocalDate date(JsonNode node) {
    String value = text("closeDate", node);
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw InvalidInput.of("closeDate", "must be a date such as 2026-12-31");
    }
  }
}
