package io.revline.forecast.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a deal was from a moment of business time on, until its next state begins.
 *
 * @param from when it began, inclusive
 * @param status what had become of the deal
 * @param stage the stage's key
 * @param owner the owner's key
 * @param account the account's key
 * @param amount what it is worth, in one currency for all deals
 * @param closeDate when it is expected to close
 * @param products keys of the products it is about, the weightiest first
 * @param fields further categories by the name of their field
 */
public record DealState(
    Instant from,
    Status status,
    @Nullable String stage,
    @Nullable String owner,
    @Nullable String account,
    @Nullable BigDecimal amount,
    @Nullable LocalDate closeDate,
    List<String> products,
    Map<String, String> fields) {
  private static final Comparator<@Nullable BigDecimal> WORTH =
      Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder());

  /** What has become of a deal. */
  public enum Status {
    /** Still to be decided. */
    OPEN,
    /** Won. */
    WON,
    /** Lost. */
    LOST,
    /** Deleted: it counts nowhere. */
    DELETED
  }

  public DealState {
    products = List.copyOf(products);
    fields = Map.copyOf(fields);
  }

  boolean open() {
    return status == Status.OPEN;
  }

  boolean saysTheSameAs(DealState other) {
    return status == other.status
        && Objects.equals(stage, other.stage)
        && Objects.equals(owner, other.owner)
        && Objects.equals(account, other.account)
        && isWorthTheSame(other)
        && Objects.equals(closeDate, other.closeDate)
        && products.equals(other.products)
        && fields.equals(other.fields);
  }

  private boolean isWorthTheSame(DealState other) {
    return WORTH.compare(amount, other.amount) == 0;
  }
}
