package io.revline.performance;

import io.revline.contracts.Money;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.contracts.deal.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a deal while its history is told. */
final class DealFields {
  Stage stage = Stage.PROSPECTING;
  @Nullable Money amount;
  @Nullable LocalDate closeDate;
  @Nullable String owner;

  /** The stages of the default pipeline. */
  enum Stage {
    PROSPECTING(DealStatus.OPEN, "0.1", ForecastCategory.PIPELINE),
    QUALIFICATION(DealStatus.OPEN, "0.25", ForecastCategory.PIPELINE),
    PROPOSAL(DealStatus.OPEN, "0.5", ForecastCategory.BEST_CASE),
    NEGOTIATION(DealStatus.OPEN, "0.75", ForecastCategory.COMMIT),
    SHELVED(DealStatus.OPEN, "0.05", ForecastCategory.OMITTED),
    WON(DealStatus.WON, "1", ForecastCategory.CLOSED),
    LOST(DealStatus.LOST, "0", ForecastCategory.OMITTED);

    final DealStatus status;
    final BigDecimal probability;
    final ForecastCategory category;

    Stage(DealStatus status, String probability, ForecastCategory category) {
      this.status = status;
      this.probability = new BigDecimal(probability);
      this.category = category;
    }
  }

  DealFields stage(Stage value) {
    stage = value;
    return this;
  }

  DealFields worth(String value, String currency) {
    amount = new Money(new BigDecimal(value), currency);
    return this;
  }

  DealFields due(String date) {
    closeDate = LocalDate.parse(date);
    return this;
  }

  DealFields of(@Nullable String rep) {
    owner = rep;
    return this;
  }

  DealState state(Instant at, @Nullable DealState previous) {
    return new DealState(
        "any deal",
        amount,
        "default",
        stage.name().toLowerCase(Locale.ROOT),
        stage.status,
        stage.probability,
        stage.category,
        closeDate,
        owner,
        null,
        null,
        previous == null ? at : previous.createdAt(),
        closedAt(at, previous));
  }

  private @Nullable Instant closedAt(Instant at, @Nullable DealState previous) {
    if (stage.status == DealStatus.OPEN) {
      return null;
    }
    return previous != null && previous.status() == stage.status ? previous.closedAt() : at;
  }
}
