package io.revline.pipeline.imports.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a table with a row per deal become deals.
 *
 * @param source the system the table comes from; external ids are unique within it
 * @param externalId the column with the deal's id there
 * @param pipeline the pipeline's key
 * @param currency the ISO 4217 code of all amounts
 * @param dates how dates are written
 * @param created the column with the time of creation; a blank cell means the time of the import
 * @param closed the column with the time of the win or loss; needed for closed deals only
 * @param stage the column with the stage
 * @param fields the deal's other fields by name: name, amount, closeDate, owner, account
 */
public record Mapping(
    String source,
    String externalId,
    String pipeline,
    String currency,
    Dates dates,
    String created,
    String closed,
    StageColumn stage,
    Map<String, Field> fields) {

  /** A date pattern such as {@code yyyy-MM-dd} and a zone such as {@code UTC}. */
  public record Dates(String format, String zone) {}

  /**
   * Where the stage stands.
   *
   * @param column its column
   * @param values the stage's key for each word in the column
   * @param openedIn the stage in which deals that are closed by now were open
   */
  public record StageColumn(String column, Map<String, String> values, String openedIn) {}

  /**
   * Where a field's value comes from: a column or a constant.
   *
   * @param column the column; a blank cell says nothing
   * @param constant the same for all rows
   * @param at when the value took effect: {@code created}, the default, or {@code closed}
   * @param onlyIf the status a deal must have for the value to count: open, won or lost
   */
  public record Field(
      @Nullable String column,
      @Nullable String constant,
      @Nullable String at,
      @Nullable String onlyIf) {}
}
