package io.revline.pipeline.imports.shape;

import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.file.Cell;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.Mapping.Change;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.Step;
import io.revline.pipeline.stage.Pipeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A log of field changes. What the log does not say of a deal, its name at least, holds from its
 * first change on.
 */
final class ChangeLog implements DealShape {
  private final Mapping mapping;
  private final RowReader reader;
  private final FieldReader fields;
  private final DealStory story;
  private final Pipeline pipeline;
  private final Map<String, Change> changes;

  ChangeLog(
      Mapping mapping, RowReader reader, FieldReader fields, DealStory story, Pipeline pipeline) {
    this.mapping = mapping;
    this.reader = reader;
    this.fields = fields;
    this.story = story;
    this.pipeline = pipeline;
    this.changes = Objects.requireNonNull(mapping.changes());
  }

  private record Entry(Instant at, long order, FieldValues values, Row row) {}

  @Override
  public List<Reading> read(List<Row> rows, BiConsumer<Row, InvalidInput> rejected) {
    List<Entry> entries = DealShape.each(rows, this::entry, rejected);
    if (entries.isEmpty()) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::at).thenComparing(Entry::order));
    try {
      Entry first = entries.getFirst();
      Telling telling =
          new Telling(story.externalId(first.row()), steps(entries), constants(first.row()));
      return List.of(new Reading(telling, entries.stream().map(Entry::row).toList()));
    } catch (InvalidInput e) {
      entries.forEach(entry -> rejected.accept(entry.row(), e));
      return List.of();
    }
  }

  /** Without an order of the source, changes of one instant are counted as they stand. */
  private List<Step> steps(List<Entry> entries) {
    List<Step> steps = new ArrayList<>();
    Instant last = Instant.MIN;
    long count = 0;
    for (Entry entry : entries) {
      count = entry.at().equals(last) ? count + 1 : 0;
      last = entry.at();
      long seq = mapping.seq() == null ? count : entry.order();
      steps.add(new Step(entry.at(), seq, entry.values()));
    }
    return steps;
  }

  private FieldValues constants(Row row) {
    return fields.said(Objects.requireNonNull(mapping.fields()), row).pipeline(pipeline.key());
  }

  private Entry entry(Row row) {
    reader.checkWidth(row);
    story.externalId(row);
    Instant at =
        reader
            .time("at", mapping.at(), row)
            .orElseThrow(() -> InvalidInput.of(RowReader.place("at", mapping.at()), "is blank"));
    String word = reader.required("field", mapping.field(), row);
    Change change = changes.get(word);
    if (change == null) {
      throw InvalidInput.of(
          RowReader.place("field", mapping.field()), RowReader.unknown(word, changes.keySet()));
    }
    return new Entry(at, order(row), values(change, row), row);
  }

  private FieldValues values(Change change, Row row) {
    Cell cell = Objects.requireNonNull(mapping.value());
    String where = RowReader.place("value", cell);
    @Nullable String text =
        reader
            .text(cell, row)
            .map(word -> RowReader.known(where, change.values(), change.otherwise(), word))
            .orElse(null);
    String field = Objects.requireNonNull(change.to());
    if (!field.equals("stage")) {
      return fields.one(field, where, text);
    }
    if (text == null) {
      throw InvalidInput.of(where, "is blank, but a deal always stands in a stage");
    }
    try {
      return new FieldValues().stage(pipeline.stage(text).key());
    } catch (InvalidInput e) {
      throw InvalidInput.of(where, e.violations().getFirst().message());
    }
  }

  private long order(Row row) {
    if (mapping.seq() == null) {
      return row.number();
    }
    String where = RowReader.place("seq", mapping.seq());
    BigDecimal number = reader.number(where, reader.required("seq", mapping.seq(), row));
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw InvalidInput.of(where, "'%s' is not a whole number".formatted(number));
    }
  }
}
