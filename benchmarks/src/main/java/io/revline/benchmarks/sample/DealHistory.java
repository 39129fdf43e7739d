package io.revline.benchmarks.sample;

import io.revline.benchmarks.sample.SampleDeals.SampleDeal;
import io.revline.contracts.Money;
import io.revline.contracts.deal.DealChanged;
import io.revline.contracts.deal.DealCreated;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealSnapshot;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.contracts.deal.DealWon;
import io.revline.contracts.deal.FieldChange;
import io.revline.contracts.deal.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal that was created, moved to negotiation and won, each recorded when it happened.
 *
 * @param id the deal
 * @param deal what was entered
 * @param createdAt first version
 * @param movedAt second version
 * @param wonAt third version
 */
public record DealHistory(
    UUID id, SampleDeal deal, Instant createdAt, Instant movedAt, Instant wonAt) {
  private static final Stage FIRST =
      new Stage("prospecting", DealStatus.OPEN, "0.1", ForecastCategory.PIPELINE);
  private static final Stage MOVED =
      new Stage("negotiation", DealStatus.OPEN, "0.75", ForecastCategory.COMMIT);
  private static final Stage WON = new Stage("won", DealStatus.WON, "1", ForecastCategory.CLOSED);

  /** How many events the history of a deal has. */
  public static final int EVENTS = 3;

  private record Stage(
      String key, DealStatus status, String probability, ForecastCategory category) {}

  /** The event of version 1. */
  public WireEvent created() {
    DealState state = state(FIRST, null);
    return wire(
        1,
        createdAt,
        new DealCreated(
            facts(),
            snapshot(1, state),
            List.of(segment(1, createdAt, null, createdAt, null, state))));
  }

  /** The event of version 2. */
  public WireEvent moved() {
    DealState before = state(FIRST, null);
    DealState after = state(MOVED, null);
    return wire(
        2,
        movedAt,
        new DealChanged(
            List.of(fact("stage", FIRST.key(), MOVED.key(), movedAt)),
            snapshot(2, after),
            List.of(
                segment(1, createdAt, null, createdAt, movedAt, before),
                segment(2, createdAt, movedAt, movedAt, null, before),
                segment(3, movedAt, null, movedAt, null, after))));
  }

  /** The event of version 3. */
  public WireEvent won() {
    DealState before = state(MOVED, null);
    DealState after = state(WON, wonAt);
    return wire(
        3,
        wonAt,
        new DealWon(
            List.of(fact("stage", MOVED.key(), WON.key(), wonAt)),
            snapshot(3, after),
            List.of(
                segment(3, movedAt, null, movedAt, wonAt, before),
                segment(4, movedAt, wonAt, wonAt, null, before),
                segment(5, wonAt, null, wonAt, null, after))));
  }

  /** What the creation said, field by field. */
  public List<FieldChange> facts() {
    return List.of(
        fact("name", null, deal.name(), createdAt),
        fact("amount", null, deal.amount().toPlainString(), createdAt),
        fact("currency", null, "EUR", createdAt),
        fact("pipeline", null, "default", createdAt),
        fact("stage", null, FIRST.key(), createdAt),
        fact("closeDate", null, deal.closeDate().toString(), createdAt),
        fact("owner", null, deal.owner(), createdAt),
        fact("account", null, deal.account(), createdAt));
  }

  private static FieldChange fact(String field, @Nullable String from, String to, Instant at) {
    return new FieldChange(field, from, to, at, 0);
  }

  private DealSnapshot snapshot(long version, DealState state) {
    return new DealSnapshot(id, version, List.of(), state);
  }

  private static DealSegment segment(
      int number,
      Instant from,
      @Nullable Instant to,
      Instant recordedFrom,
      @Nullable Instant recordedTo,
      DealState state) {
    return new DealSegment(number, from, to, recordedFrom, recordedTo, state);
  }

  private DealState state(Stage stage, @Nullable Instant closedAt) {
    return new DealState(
        deal.name(),
        new Money(deal.amount(), "EUR"),
        "default",
        stage.key(),
        stage.status(),
        new BigDecimal(stage.probability()),
        stage.category(),
        deal.closeDate(),
        deal.owner(),
        deal.account(),
        null,
        createdAt,
        closedAt);
  }

  /** The event's id follows from the deal's, so that the same seed gives the same events. */
  private WireEvent wire(long version, Instant recordedAt, DealEvent event) {
    UUID eventId =
        new UUID(id.getMostSignificantBits() ^ (version << 20), id.getLeastSignificantBits());
    return new WireEvent(eventId, version, recordedAt, event);
  }
}
