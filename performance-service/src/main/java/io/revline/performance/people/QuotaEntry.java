package io.revline.performance.people;

import io.revline.kit.Money;
import io.revline.kit.people.Quota;
import io.revline.kit.people.Quota.QuotaMeasure;
import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A quota as entered; its id follows from the first four fields.
 *
 * @param rep the rep's id, for a rep's quota
 * @param team the team's id, for a team's quota
 * @param period {@code 2017-11}, {@code 2017-Q4} or {@code FY2017}
 * @param measure amount or count
 * @param amount what the wins shall be worth
 * @param count how many wins there shall be
 */
public record QuotaEntry(
    @Nullable String rep,
    @Nullable String team,
    @Nullable String period,
    @Nullable String measure,
    @Nullable AmountEntry amount,
    @Nullable Long count)
    implements Entry<Quota> {

  /**
   * An amount as entered.
   *
   * @param amount a decimal string
   * @param currency an ISO 4217 code
   */
  public record AmountEntry(@Nullable String amount, @Nullable String currency) {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,10})?");

    Money money() {
      if (amount != null && !DECIMAL.matcher(amount).matches()) {
        throw InvalidInput.of("amount.amount", "must be a decimal string such as \"250000.00\"");
      }
      return Money.entered(amount == null ? null : new BigDecimal(amount), currency);
    }
  }

  @Override
  public Named<Quota> named(@Nullable String pathId) {
    Quota quota =
        new Quota(
            Fields.optionalText("rep", rep),
            Fields.optionalText("team", team),
            PeriodName.checked(period),
            measureOf(measure),
            amount == null ? null : amount.money(),
            count);
    if (pathId != null && !pathId.equals(quota.id())) {
      throw InvalidInput.of(
          "id", "of this quota is '" + quota.id() + "': send it under that or mend its fields");
    }
    return new Named<>(quota.id(), quota);
  }

  private static QuotaMeasure measureOf(@Nullable String word) {
    return switch (word) {
      case "amount" -> QuotaMeasure.AMOUNT;
      case "count" -> QuotaMeasure.COUNT;
      case null, default -> throw InvalidInput.of("measure", "is required, amount or count");
    };
  }
}
