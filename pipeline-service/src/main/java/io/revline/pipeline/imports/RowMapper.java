package io.revline.pipeline.imports;

import io.revline.kit.Money;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.Step;
import io.revline.pipeline.imports.file.Mapping;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Pipeline;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row into what it says of a deal: how it was created, and if it is closed, how it closed.
 * No value is told before its time.
 */
final class RowMapper {
  private static final long CREATION = 0;
  private static final long CLOSE = 1;

  private final Mapping mapping;
  private final List<String> header;
  private final Pipeline pipeline;
  private final DateTimeFormatter dates;
  private final Clock clock;

  RowMapper(Mapping mapping, List<String> header, Pipelines pipelines, Clock clock) {
    this.mapping = mapping;
    this.header = header;
    this.pipeline = pipelines.byKey(mapping.pipeline());
    this.dates =
        DateTimeFormatter.ofPattern(mapping.dates().format())
            .withZone(ZoneId.of(mapping.dates().zone()));
    this.clock = clock;
    mapping.stage().values().values().forEach(pipeline::stage);
    if (pipeline.stage(mapping.stage().openedIn()).status() != DealStatus.OPEN) {
      throw InvalidInput.of("mapping.stage.openedIn", "must be an open stage");
    }
  }

  /**
   * Reads a row.
   *
   * @throws InvalidInput naming the column and what is wrong with its cell
   */
  Telling map(List<String> cells) {
    if (cells.size() != header.size()) {
      throw InvalidInput.of(
          "row", "has %d cells, the header has %d".formatted(cells.size(), header.size()));
    }
    String id =
        cell(cells, mapping.externalId())
            .orElseThrow(() -> InvalidInput.of(mapping.externalId(), "is blank"));
    return new Telling(new ExternalId(mapping.source(), id), steps(cells, stage(cells)));
  }

  private List<Step> steps(List<String> cells, Stage stage) {
    Instant created = time(cells, mapping.created()).orElse(null);
    DealStatus status = stage.status();
    if (status == DealStatus.OPEN) {
      return List.of(step(created, CREATION, values(cells, "created", status), stage));
    }
    Instant closed =
        time(cells, mapping.closed())
            .orElseThrow(
                () -> InvalidInput.of(mapping.closed(), "is blank, but the deal is closed"));
    Instant opened = created == null || created.isAfter(closed) ? closed : created;
    return List.of(
        step(
            opened,
            CREATION,
            values(cells, "created", status),
            pipeline.stage(mapping.stage().openedIn())),
        step(closed, CLOSE, values(cells, "closed", status), stage));
  }

  private static Step step(@Nullable Instant at, long seq, FieldValues values, Stage stage) {
    return new Step(at, at == null ? null : seq, values.stage(stage.pipeline(), stage.key()));
  }

  private Stage stage(List<String> cells) {
    String column = mapping.stage().column();
    String word = cell(cells, column).orElse("");
    String key = mapping.stage().values().get(word);
    if (key == null) {
      throw InvalidInput.of(
          column,
          "'%s' is not mapped to a stage, known are %s"
              .formatted(word, mapping.stage().values().keySet()));
    }
    return pipeline.stage(key);
  }

  private FieldValues values(List<String> cells, String at, DealStatus status) {
    FieldValues values = new FieldValues();
    for (Map.Entry<String, Mapping.Field> entry : mapping.fields().entrySet()) {
      Mapping.Field field = entry.getValue();
      String from = field.at() == null ? "created" : field.at();
      boolean counts = field.onlyIf() == null || field.onlyIf().equals(status.word());
      if (from.equals(at) && counts) {
        put(values, entry.getKey(), field, cells);
      }
    }
    return values;
  }

  private void put(FieldValues values, String name, Mapping.Field field, List<String> cells) {
    String column = field.column();
    Optional<String> text =
        column == null ? Optional.ofNullable(field.constant()) : cell(cells, column);
    String where = column == null ? name : column;
    if (text.isEmpty()) {
      if (name.equals("name")) {
        throw InvalidInput.of(where, "is blank, but a deal needs a name");
      }
      return;
    }
    switch (name) {
      case "name" -> values.name(text.get());
      case "amount" -> values.amount(amount(where, text.get()));
      case "closeDate" -> values.closeDate(LocalDate.from(parsed(where, text.get())));
      case "owner" -> values.owner(text.get());
      case "account" -> values.account(text.get());
      default -> throw new IllegalStateException("unknown field " + name);
    }
  }

  private Money amount(String column, String text) {
    try {
      return Money.entered(new BigDecimal(text), mapping.currency());
    } catch (NumberFormatException e) {
      throw InvalidInput.of(column, "'" + text + "' is not a number such as 1200.50");
    } catch (InvalidInput e) {
      throw InvalidInput.of(
          column, "'%s': %s".formatted(text, e.violations().getFirst().message()));
    }
  }

  private Optional<Instant> time(List<String> cells, String column) {
    return cell(cells, column).map(text -> Step.past(column, instant(parsed(column, text)), clock));
  }

  private Instant instant(TemporalAccessor parsed) {
    ZoneId zone = ZoneId.of(mapping.dates().zone());
    return parsed instanceof LocalDateTime time
        ? time.atZone(zone).toInstant()
        : LocalDate.from(parsed).atStartOfDay(zone).toInstant();
  }

  private TemporalAccessor parsed(String column, String text) {
    try {
      return dates.parseBest(text, LocalDateTime::from, LocalDate::from);
    } catch (DateTimeException e) {
      throw InvalidInput.of(
          column, "'%s' is not a date in the form %s".formatted(text, mapping.dates().format()));
    }
  }

  private Optional<String> cell(List<String> cells, String column) {
    String text = cells.get(header.indexOf(column)).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
