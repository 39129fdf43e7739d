package io.revline.kit.imports;

import io.revline.kit.imports.file.Cell;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.MappingReader;
import io.revline.kit.imports.file.Table;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row by what a mapping says of them. */
public final class RowReader {
  private static final List<String> ISO =
      List.of(
          "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX]",
          "yyyy-MM-dd HH:mm:ss[XXX]",
          "yyyy-MM-dd");

  /** More than any field takes; 1e999999999 is short and has a billion. */
  private static final int MOST_DIGITS = 40;

  private final Mapping mapping;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Lookups lookups;
  private final List<String> formats;
  private final List<DateTimeFormatter> dates;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * A reader of rows with this header.
   *
   * @param lookups the tables that the mapping looks words up in
   */
  public RowReader(Mapping mapping, List<String> header, Lookups lookups, Clock clock) {
    this.mapping = mapping;
    for (int i = 0; i < header.size(); i++) {
      indexes.put(header.get(i), i);
    }
    this.lookups = lookups;
    this.clock = clock;
    Mapping.Dates written = mapping.dates();
    @Nullable List<String> format = written == null ? null : written.format();
    @Nullable String place = written == null ? null : written.zone();
    formats = Objects.requireNonNullElse(format, ISO);
    dates = formats.stream().map(RowReader::formatter).toList();
    zone = place == null ? ZoneOffset.UTC : ZoneId.of(place);
  }

  /** In any letters' case, as spreadsheets write PM and pm, JAN and Jan. */
  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  /**
   * What a row is about, before anything is known of whether it can be used: blank when it says
   * nothing of that.
   *
   * @param id the cell that names it
   */
  public String key(@Nullable Cell id, List<String> cells) {
    try {
      return text(id, cells).orElse("");
    } catch (InvalidInput e) {
      return "";
    }
  }

  /** A key by which rows stay in the order of the file. */
  public static String inOrder(long number) {
    return "%012d".formatted(number);
  }

  /** Whether the mapping leaves the row out. */
  public boolean skips(Row row) {
    return row.cells().size() == indexes.size()
        && Objects.requireNonNullElse(mapping.skip(), List.<Mapping.Skip>of()).stream()
            .anyMatch(skip -> {
              @Nullable String column = skip.column();
              @Nullable List<String> words = skip.is();
              return column != null && words != null && words.contains(cell(column, row.cells()));
            });
  }

  /**
   * Every row has as many cells as there are columns.
   *
   * @throws InvalidInput otherwise
   */
  public void checkWidth(Row row) {
    if (row.cells().size() != indexes.size()) {
      throw InvalidInput.of(
          "row", "has %d cells, the header has %d".formatted(row.cells().size(), indexes.size()));
    }
  }

  /**
   * A text that must be there.
   *
   * @param key its key in the mapping
   * @throws InvalidInput naming the column that is blank
   */
  public String required(String key, @Nullable Cell cell, Row row) {
    return text(cell, row.cells()).orElseThrow(() -> InvalidInput.of(place(key, cell), "is blank"));
  }

  /**
   * A text, if there is any.
   *
   * @throws InvalidInput naming the column whose word is not known
   */
  public Optional<String> text(@Nullable Cell cell, Row row) {
    return text(cell, row.cells());
  }

  private Optional<String> text(@Nullable Cell cell, List<String> cells) {
    if (cell == null) {
      return Optional.empty();
    }
    String word = word(cell, cells);
    if (word.isEmpty()) {
      return Optional.ofNullable(cell.fallback());
    }
    Map<String, String> values = cell.values();
    String known = known(place("row", cell), values, cell.otherwise(), word);
    Cell.Taken taken = cell.lookup();
    return Optional.of(taken == null ? known : found(cell, taken, known))
        .filter(text -> !text.isEmpty())
        .or(() -> Optional.ofNullable(cell.fallback()));
  }

  private String word(Cell cell, List<String> cells) {
    String column = cell.column();
    if (column != null) {
      return undamaged(column, cells);
    }
    String text = cell.text();
    return text == null
        ? Objects.requireNonNullElse(cell.constant(), "")
        : MappingReader.PLACEHOLDER
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(undamaged(match.group(1), cells)));
  }

  private String undamaged(String column, List<String> cells) {
    String cell = cell(column, cells);
    if (cell.indexOf(Table.NUL) >= 0) {
      throw InvalidInput.of(column, "'%s' has a zero byte in it: save it as text".formatted(cell));
    }
    return cell;
  }

  /** Blank where a row is cut short: that is found out where the row is used. */
  private String cell(String column, List<String> cells) {
    int index = Objects.requireNonNull(indexes.get(column));
    return index < cells.size() ? cells.get(index).strip() : "";
  }

  /**
   * What to take for a word.
   *
   * @param values by word; null where every word is taken as it is
   * @param otherwise {@code keep} words that are not among them
   * @throws InvalidInput naming the words there are
   */
  public static String known(
      String where, @Nullable Map<String, String> values, @Nullable String otherwise, String word) {
    if (values == null) {
      return word;
    }
    String value = values.get(word);
    if (value != null) {
      return value;
    }
    if (Cell.KEEP.equals(otherwise)) {
      return word;
    }
    throw InvalidInput.of(where, unknown(word, values.keySet()));
  }

  /** What is wrong with a word that is not among these. */
  public static String unknown(String word, Set<String> known) {
    return "'%s' is not mapped, known are %s".formatted(word, known);
  }

  private String found(Cell cell, Cell.Taken taken, String word) {
    Map<String, @Nullable String> row = lookups.find(Objects.requireNonNull(taken.in()), word);
    if (row == null) {
      if (cell.fallback() != null) {
        return "";
      }
      throw InvalidInput.of(
          place("row", cell), "'%s' is not in the lookup %s".formatted(word, taken.in()));
    }
    return Objects.requireNonNullElse(row.get(Objects.requireNonNull(taken.take())), "");
  }

  /** The column a cell stands in, or its key where it stands in none. */
  public static String place(String key, @Nullable Cell cell) {
    String column = cell == null ? null : cell.column();
    return column == null ? key : column;
  }

  /**
   * A business time, if there is any; a date is its first moment in the zone.
   *
   * @throws InvalidInput naming the column, when it is none or lies in the future
   */
  public Optional<Instant> time(String key, @Nullable Cell cell, Row row) {
    String where = place(key, cell);
    return text(cell, row.cells())
        .map(text -> BusinessTime.past(where, instant(parsed(where, text)), clock));
  }

  /**
   * A date.
   *
   * @throws InvalidInput naming the column, when it is none
   */
  public LocalDate date(String where, String text) {
    return LocalDate.from(parsed(where, text));
  }

  /**
   * A number.
   *
   * @throws InvalidInput naming the column, when it is none
   */
  public BigDecimal number(String where, String text) {
    Mapping.Numbers written = mapping.numbers();
    String plain = text;
    if (written != null) {
      plain = plain.replace(Objects.requireNonNullElse(written.grouping(), ""), "");
      plain = plain.replace(Objects.requireNonNullElse(written.decimal(), "."), ".");
    }
    try {
      BigDecimal number = new BigDecimal(plain);
      if (Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw InvalidInput.of(
        where, "'%s' is not a number such as 1200.50: see numbers in the mapping".formatted(text));
  }

  /**
   * A cell of a plain table as text, dates and numbers in the one form that is read there.
   *
   * @throws InvalidInput naming the column, when it is not what the mapping says
   */
  public Optional<String> plain(String key, Cell cell, Row row) {
    checkWidth(row);
    String where = place(key, cell);
    return text(cell, row)
        .map(text ->
            switch (Objects.requireNonNullElse(cell.as(), "text")) {
              case "date" -> date(where, text).toString();
              case "number" -> number(where, text).toPlainString();
              default -> text;
            });
  }

  private Instant instant(TemporalAccessor parsed) {
    return switch (parsed) {
      case OffsetDateTime time -> time.toInstant();
      case LocalDateTime time -> time.atZone(zone).toInstant();
      default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    };
  }

  private TemporalAccessor parsed(String where, String text) {
    for (DateTimeFormatter format : dates) {
      try {
        return format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      } catch (DateTimeException e) {
        // The next format may fit.
      }
    }
    throw InvalidInput.of(
        where, "'%s' is not a date in the form %s".formatted(text, String.join(" or ", formats)));
  }
}
