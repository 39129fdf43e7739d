package io.revline.forecast.series;

import io.revline.kit.http.ListCursor;
import io.revline.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about revenue.
 *
 * @param by what the keys are
 * @param step how long the periods are
 * @param horizon how many periods are forecast
 * @param limit how many keys are shown at most
 * @param after the key behind which they begin; null for the first
 */
public record SeriesQuestion(By by, Step step, int horizon, int limit, @Nullable String after) {
  private static final int USUAL_HORIZON = 3;
  private static final int USUAL_LIMIT = 1_000;
  private static final int MOST_KEYS = 10_000;

  /**
   * Reads what a caller sent.
   *
   * @throws InvalidInput for a word that there is none of, or a number out of bounds
   */
  public static SeriesQuestion of(
      @Nullable String by,
      @Nullable String step,
      @Nullable Integer horizon,
      @Nullable Integer limit,
      @Nullable String cursor) {
    By keys = By.of(by);
    Step length = Step.of(step);
    return new SeriesQuestion(
        keys,
        length,
        within("horizon", horizon, USUAL_HORIZON, length.farthest()),
        within("limit", limit, USUAL_LIMIT, MOST_KEYS),
        cursor == null ? null : ListCursor.decode(cursor, 1).getFirst());
  }

  private static int within(String field, @Nullable Integer given, int usual, int most) {
    int number = given == null ? usual : given;
    if (number < 1 || number > most) {
      throw InvalidInput.of(field, "must be from 1 to " + most);
    }
    return number;
  }
}
