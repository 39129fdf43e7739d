package io.revline.kit.imports.file;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table mean. Which parts there are depends on the shape; docs/import.md
 * explains each.
 *
 * @param shape what a row is; {@code deals} when absent
 * @param table how the file is written; what is not said is found out
 * @param dates how dates and times are written; as ISO 8601 has them when absent
 * @param numbers how numbers are written; with a point when absent
 * @param lookups other tables that come along, by name
 * @param skip rows that are left out on purpose
 * @param source the system the table comes from; external ids are unique within it
 * @param externalId the deal's id there
 * @param pipeline the key of the pipeline
 * @param currency the ISO 4217 code of amounts that have none of their own
 * @param created when the deal was created; where there is none, the time of the import
 * @param closed when the deal was won or lost
 * @param stage the key of the stage
 * @param openedIn the key of the stage in which deals that are closed by now were open
 * @param fields what else is known of a deal from its creation on, by field
 * @param open what is known of deals that are still open
 * @param won what is known of a deal from its win on
 * @param lost what is known of a deal from its loss on
 * @param lines what a line of an order says
 * @param at when a field changed, or a snapshot was taken
 * @param seq the source's order of changes of one instant; that of the rows when absent
 * @param field the source's name of the field that changed
 * @param value what it became; blank for nothing any more
 * @param changes which of the deal's fields changed, by the source's name
 * @param columns the columns of a plain table as its CSV has them
 */
public record Mapping(
    @Nullable Shape shape,
    @Nullable Layout table,
    @Nullable Dates dates,
    @Nullable Numbers numbers,
    @Nullable Map<String, Lookup> lookups,
    @Nullable List<Skip> skip,
    @Nullable String source,
    @Nullable Cell externalId,
    @Nullable String pipeline,
    @Nullable String currency,
    @Nullable Cell created,
    @Nullable Cell closed,
    @Nullable Cell stage,
    @Nullable String openedIn,
    @Nullable Map<String, Cell> fields,
    @Nullable Map<String, Cell> open,
    @Nullable Map<String, Cell> won,
    @Nullable Map<String, Cell> lost,
    @Nullable Lines lines,
    @Nullable Cell at,
    @Nullable Cell seq,
    @Nullable Cell field,
    @Nullable Cell value,
    @Nullable Map<String, Change> changes,
    @Nullable Map<String, Cell> columns) {

  /**
   * How the file is written.
   *
   * @param separator what stands between cells
   * @param encoding the name of a character set
   * @param header the names of the columns, if the file has no header of its own
   */
  public record Layout(
      @Nullable String separator, @Nullable String encoding, @Nullable List<String> header) {}

  /**
   * How dates and times are written.
   *
   * @param format patterns such as {@code M/d/yyyy} or {@code yyyy-MM-dd HH:mm:ss}, tried in order
   * @param zone the zone of times that do not say theirs; UTC when absent
   */
  public record Dates(
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<String> format,
      @Nullable String zone) {}

  /**
   * How numbers are written.
   *
   * @param decimal what stands before the decimals, a point when absent
   * @param grouping what stands between thousands, nothing when absent
   */
  public record Numbers(@Nullable String decimal, @Nullable String grouping) {}

  /**
   * Another table that words are looked up in.
   *
   * @param file the name of its file
   * @param key the column with the words; each stands in one row
   * @param table how that file is written
   */
  public record Lookup(@Nullable String file, @Nullable String key, @Nullable Layout table) {}

  /**
   * Rows to leave out.
   *
   * @param column the column to look at
   * @param is the words that leave a row out; an empty text stands for a blank cell
   */
  public record Skip(@Nullable String column, @Nullable List<String> is) {}

  /**
   * What a line of an order says.
   *
   * @param product the product's external id
   * @param quantity how many; 1 when absent
   * @param unitPrice what one costs
   * @param discount percent off; none when absent
   */
  public record Lines(
      @Nullable Cell product,
      @Nullable Cell quantity,
      @Nullable Cell unitPrice,
      @Nullable Cell discount) {}

  /**
   * What a change of the source's field becomes.
   *
   * @param to the deal's field, {@code stage} among them
   * @param values what to take for each word
   * @param otherwise {@code keep} words that are not among them; else the row is rejected
   */
  public record Change(
      @Nullable String to, @Nullable Map<String, String> values, @Nullable String otherwise) {}

  /** What a row is. */
  public Shape kind() {
    return Objects.requireNonNullElse(shape, Shape.DEALS);
  }
}
