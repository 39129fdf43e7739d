package io.revline.testkit.deal;

import io.revline.contracts.Money;
import io.revline.contracts.deal.CreditSplit;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.contracts.deal.ForecastCategory;
import io.revline.contracts.deal.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a deal while its history is told. */
public final class DealFields {
  public Stage stage = Stage.PROSPECTING;
  @Nullable Money amount;
  @Nullable LocalDate closeDate;
  @Nullable String owner;
  @Nullable Boolean deleted;
  @Nullable String account;
  @Nullable BigDecimal chance;
  @Nullable List<CreditSplit> splits;
  @Nullable List<ProductLine> products;
  @Nullable Map<String, String> custom;

  /** The stages of the default pipeline. */
  public enum Stage {
    PROSPECTING(DealStatus.OPEN, "0.1", ForecastCategory.PIPELINE),
    QUALIFICATION(DealStatus.OPEN, "0.25", ForecastCategory.PIPELINE),
    PROPOSAL(DealStatus.OPEN, "0.5", ForecastCategory.BEST_CASE),
    VERBAL(DealStatus.OPEN, "0.6", ForecastCategory.MOST_LIKELY),
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

  public DealFields stage(Stage value) {
    stage = value;
    return this;
  }

  public DealFields worth(String value, String currency) {
    amount = new Money(new BigDecimal(value), currency);
    return this;
  }

  public DealFields due(String date) {
    closeDate = LocalDate.parse(date);
    return this;
  }

  public DealFields of(@Nullable String rep) {
    owner = rep;
    return this;
  }

  public DealFields deleted(boolean value) {
    deleted = value ? true : null;
    return this;
  }

  public DealFields with(@Nullable String customer) {
    account = customer;
    return this;
  }

  /** Another probability than its stage has. */
  public DealFields chance(String probability) {
    chance = new BigDecimal(probability);
    return this;
  }

  /**
   * Shared by reps: {@code split("ada", "60", "ben", "40")}; by nobody but the owner without any.
   */
  public DealFields split(String... repsAndPercents) {
    List<CreditSplit> told = new ArrayList<>();
    for (int i = 0; i < repsAndPercents.length; i += 2) {
      told.add(new CreditSplit(repsAndPercents[i], new BigDecimal(repsAndPercents[i + 1])));
    }
    splits = told.isEmpty() ? null : told;
    return this;
  }

  /** One line more, of one piece; what the deal is worth is told apart from it. */
  public DealFields selling(String product, String price, String currency, String discount) {
    List<ProductLine> lines = new ArrayList<>(products == null ? List.of() : products);
    Money unit = new Money(new BigDecimal(price), currency);
    lines.add(new ProductLine(product, BigDecimal.ONE, unit, new BigDecimal(discount)));
    products = lines;
    return this;
  }

  /** A field of the customer's own. */
  public DealFields custom(String name, String value) {
    Map<String, String> told = new TreeMap<>(custom == null ? Map.of() : custom);
    told.put(name, value);
    custom = told;
    return this;
  }

  public DealState state(Instant at, @Nullable DealState previous) {
    return new DealState(
        "any deal",
        amount,
        "default",
        stage.name().toLowerCase(Locale.ROOT),
        stage.status,
        chance == null ? stage.probability : chance,
        stage.category,
        closeDate,
        owner,
        account,
        null,
        previous == null ? at : previous.createdAt(),
        closedAt(at, previous),
        null,
        null,
        null,
        null,
        products,
        splits,
        null,
        custom,
        null,
        null,
        deleted);
  }

  private @Nullable Instant closedAt(Instant at, @Nullable DealState previous) {
    if (stage.status == DealStatus.OPEN) {
      return null;
    }
    return previous != null && previous.status() == stage.status ? previous.closedAt() : at;
  }
}
