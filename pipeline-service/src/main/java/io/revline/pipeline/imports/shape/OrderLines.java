package io.revline.pipeline.imports.shape;

import io.revline.kit.Money;
import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.file.Cell;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.Step;
import io.revline.pipeline.timeline.ProductLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Several rows per deal, each a line of its order. All rows say the same of the deal itself. A deal
 * without one of its lines would be worth too little, so one bad line rejects all of them.
 */
final class OrderLines implements DealShape {
  private final RowReader reader;
  private final DealStory story;
  private final Mapping.Lines lines;
  private final String currency;

  OrderLines(RowReader reader, DealStory story, Mapping mapping) {
    this.reader = reader;
    this.story = story;
    this.lines = Objects.requireNonNull(mapping.lines());
    this.currency = Objects.requireNonNull(mapping.currency());
  }

  @Override
  public List<Reading> read(List<Row> rows, BiConsumer<Row, InvalidInput> rejected) {
    List<Row> bad = new ArrayList<>();
    List<ProductLine> products = new ArrayList<>();
    for (Row row : rows) {
      try {
        reader.checkWidth(row);
        products.add(line(row));
        checkSame(rows.getFirst(), row);
      } catch (InvalidInput e) {
        bad.add(row);
        rejected.accept(row, e);
      }
    }
    if (bad.isEmpty()) {
      try {
        List<Step> steps = story.steps(rows.getFirst(), new FieldValues().products(products));
        return List.of(new Reading(new Telling(story.externalId(rows.getFirst()), steps), rows));
      } catch (InvalidInput e) {
        rows.forEach(row -> rejected.accept(row, e));
        return List.of();
      }
    }
    InvalidInput other =
        InvalidInput.of(
            "row", "line %d of the same order cannot be used".formatted(bad.getFirst().line()));
    rows.stream().filter(row -> !bad.contains(row)).forEach(row -> rejected.accept(row, other));
    return List.of();
  }

  private void checkSame(Row first, Row row) {
    if (!said(first).equals(said(row))) {
      throw InvalidInput.of(
          "row",
          "says otherwise of the deal itself than line %d of the same order"
              .formatted(first.line()));
    }
  }

  private List<Object> said(Row row) {
    return List.copyOf(story.steps(row, new FieldValues()).stream().map(OrderLines::said).toList());
  }

  private static Object said(Step step) {
    return step.at() + " " + step.values().asMap();
  }

  private ProductLine line(Row row) {
    String product = reader.required("lines.product", lines.product(), row);
    BigDecimal price =
        reader.number(
            RowReader.place("lines.unitPrice", lines.unitPrice()),
            reader.required("lines.unitPrice", lines.unitPrice(), row));
    return new ProductLine(
        product,
        number("lines.quantity", lines.quantity(), row, BigDecimal.ONE),
        Money.entered(price, currency),
        number("lines.discount", lines.discount(), row, BigDecimal.ZERO));
  }

  private BigDecimal number(String key, @Nullable Cell cell, Row row, BigDecimal absent) {
    String where = RowReader.place(key, cell);
    return reader.text(cell, row).map(text -> reader.number(where, text)).orElse(absent);
  }
}
