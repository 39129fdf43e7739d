package io.revline.kit.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.revline.kit.Money;
import io.revline.kit.problem.InvalidInput;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rep or a team is to win in a period. Its id follows from whose it is, the period and the
 * measure: there is one quota of each.
 *
 * @param rep the rep's id, or null for a team's quota
 * @param team the team's id, or null for a rep's quota
 * @param period of the fiscal calendar: {@code 2017-11}, {@code 2017-Q4}, {@code FY2017}
 * @param measure what is measured
 * @param amount what the wins shall be worth; only where the measure is amount
 * @param count how many wins there shall be; only where the measure is count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quota(
    @Nullable String rep,
    @Nullable String team,
    String period,
    QuotaMeasure measure,
    @Nullable Money amount,
    @Nullable Long count) {

  /** What a quota measures. */
  public enum QuotaMeasure {
    /** What the wins are worth. */
    @JsonProperty("amount")
    AMOUNT("amount"),
    /** How many wins there are. */
    @JsonProperty("count")
    COUNT("count");

    private final String word;

    QuotaMeasure(String word) {
      this.word = word;
    }

    /** The word in ids and on the wire. */
    public String word() {
      return word;
    }
  }

  /**
   * It is somebody's, and of one measure.
   *
   * @throws InvalidInput otherwise, or when the count is negative
   */
  public Quota {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(measure, "measure");
    if ((rep == null) == (team == null)) {
      throw InvalidInput.of("rep", "name either a rep or a team");
    }
    require("amount", measure == QuotaMeasure.AMOUNT, amount != null);
    require("count", measure == QuotaMeasure.COUNT, count != null);
    if (count != null && count < 0) {
      throw InvalidInput.of("count", "must not be negative");
    }
  }

  /** Its id, such as {@code rep:Ada Winter:2017-Q4:amount}. */
  public String id() {
    return (rep == null ? "team:" + team : "rep:" + rep) + ":" + period + ":" + measure.word();
  }

  private static void require(String field, boolean wanted, boolean given) {
    if (wanted && !given) {
      throw InvalidInput.of(field, "is required where the measure is " + field);
    }
    if (given && !wanted) {
      throw InvalidInput.of(field, "is only for quotas whose measure is " + field);
    }
  }
}
