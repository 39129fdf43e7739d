package io.revline.kit.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a grouped figure. Fields that do not apply to the metric are null and left out.
 *
 * @param key what the row stands for; {@code none} for deals without the grouping field
 * @param label the key as people say it
 * @param count how many deals
 * @param amount their sum: in the corporate currency where the figure converts, else if all are in
 *     one currency
 * @param amounts the sums by currency, if there are several or the sum was converted
 * @param value the metric's number
 * @param sample how many deals the value rests on
 * @param low the lower end of the value's 95% interval, where it is shown
 * @param high the upper end
 * @param flags what to keep in mind: {@code smallSample}, {@code mixedCurrencies}, {@code
 *     missingRate}, {@code withoutAmount}
 * @param reason why the value, or the amount, is null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(
    String key,
    String label,
    @Nullable Long count,
    @Nullable Money amount,
    @Nullable List<Money> amounts,
    @Nullable Value value,
    @Nullable Long sample,
    @Nullable Value low,
    @Nullable Value high,
    @Nullable List<String> flags,
    @Nullable String reason) {
  /** The key of deals that lack the grouping field. */
  public static final String NONE = "none";

  /** The key of a figure's last row. */
  public static final String TOTAL = "total";

  /**
   * A row of deals and what they are worth. Currencies are never added to one another.
   *
   * @param amounts at least none: deals may have no amount
   */
  public static Row worth(String key, String label, long count, List<Money> amounts) {
    Map<String, Money> sums = new TreeMap<>();
    amounts.forEach(money -> sums.merge(money.currency(), money, Money::plus));
    List<Money> byCurrency = List.copyOf(sums.values());
    return switch (byCurrency.size()) {
      case 0 -> new Row(key, label, count, null, null, null, null, null, null, null, null);
      case 1 ->
          new Row(
              key, label, count, byCurrency.getFirst(), null, null, null, null, null, null, null);
      default ->
          new Row(
              key,
              label,
              count,
              null,
              byCurrency,
              null,
              null,
              null,
              null,
              List.of("mixedCurrencies"),
              null);
    };
  }

  /**
   * A row of deals and what they are worth in the corporate currency.
   *
   * @param total in the corporate currency
   * @param amounts by currency; left out when that of the total is the only one
   */
  public static Row converted(
      String key, String label, long count, Money total, List<Money> amounts) {
    boolean plain = amounts.stream().allMatch(each -> each.currency().equals(total.currency()));
    @Nullable List<Money> beside = plain ? null : List.copyOf(amounts);
    return new Row(key, label, count, total, beside, null, null, null, null, null, null);
  }

  /**
   * A row of deals whose total is not defined, because a currency could not be converted.
   *
   * @param corporate the currency the total would be in
   * @param amounts by currency
   * @param unrated the currencies that lack a rate
   */
  public static Row unconverted(
      String key,
      String label,
      long count,
      String corporate,
      List<Money> amounts,
      List<String> unrated) {
    return new Row(
        key,
        label,
        count,
        null,
        List.copyOf(amounts),
        null,
        null,
        null,
        null,
        List.of("missingRate"),
        "no rate to %s for %s".formatted(corporate, String.join(", ", unrated)));
  }

  /** A row with a number. */
  public static Row measured(
      String key, String label, Value value, long sample, List<String> flags) {
    return new Row(key, label, null, null, null, value, sample, null, null, orNull(flags), null);
  }

  /** A row whose number is not defined. */
  public static Row undefined(String key, String label, long sample, String reason) {
    return new Row(key, label, null, null, null, Value.UNDEFINED, sample, null, null, null, reason);
  }

  /** A row whose number is an amount of money. */
  public static Row priced(String key, String label, Money price, long sample) {
    return new Row(key, label, null, price, null, null, sample, null, null, null, null);
  }

  /**
   * A row whose number is not defined, because a currency could not be converted.
   *
   * @param corporate the currency the number would be made in
   * @param unrated the currencies that lack a rate
   */
  public static Row unrated(
      String key, String label, long sample, String corporate, Collection<String> unrated) {
    String reason = "no rate to %s for %s".formatted(corporate, String.join(", ", unrated));
    return undefined(key, label, sample, reason).flagged(List.of("missingRate"));
  }

  /** The same row with further flags. */
  public Row flagged(List<String> further) {
    List<String> all = new ArrayList<>(flags == null ? List.of() : flags);
    all.addAll(further);
    return new Row(
        key, label, count, amount, amounts, value, sample, low, high, orNull(all), reason);
  }

  /** The same row with the money that its value is made of. */
  public Row madeOf(Money money) {
    return new Row(key, label, count, money, amounts, value, sample, low, high, flags, reason);
  }

  /** The same row with a 95% interval around its value. */
  public Row between(Value lower, Value upper) {
    return new Row(key, label, count, amount, amounts, value, sample, lower, upper, flags, reason);
  }

  private static @Nullable List<String> orNull(List<String> flags) {
    return flags.isEmpty() ? null : List.copyOf(flags);
  }
}
