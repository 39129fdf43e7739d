package io.revline.forecast.model;

import static io.revline.forecast.model.Feature.*;

import io.revline.forecast.model.DealState.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A deal followed through time: what its states up to a moment amount to, and nothing later. */
final class Track {
  private static final double DAY = 86_400;

  /** Ten years: what lies further away is as far as this. */
  private static final float FAR = 3_650;

  private final DealHistory deal;
  private int next;
  private @Nullable DealState state;
  private Instant stageSince;
  private Instant changed;
  private final Set<String> left = new HashSet<>();
  private final float[] counts = new float[Feature.values().length];
  private double firstWorth = Double.NaN;

  Track(DealHistory deal) {
    this.deal = deal;
    this.stageSince = deal.createdAt();
    this.changed = deal.createdAt();
  }

  DealHistory deal() {
    return deal;
  }

  /** Takes in all that happened before a moment, which is later than any before. */
  void until(Instant moment) {
    List<DealState> states = deal.states();
    while (next < states.size() && states.get(next).from().isBefore(moment)) {
      take(states.get(next++));
    }
  }

  /** The state it is in; nothing must be asked before the first. */
  DealState reached() {
    return Objects.requireNonNull(state);
  }

  boolean open() {
    return state != null && state.open();
  }

  /** How the deal's being open ends before a moment that lies ahead; open when it does not. */
  Status endBefore(Instant moment) {
    List<DealState> states = deal.states();
    for (int ahead = next;
        ahead < states.size() && states.get(ahead).from().isBefore(moment);
        ahead++) {
      if (!states.get(ahead).open()) {
        return states.get(ahead).status();
      }
    }
    return Status.OPEN;
  }

  /** Writes what is known at a moment that has been reached to the row that begins at a place. */
  void fill(float[] rows, int at, Instant moment, Quarters quarters) {
    System.arraycopy(counts, 0, rows, at, counts.length);
    DealState now = reached();
    rows[at + AGE.ordinal()] = days(deal.createdAt(), moment);
    rows[at + DAYS_IN_STAGE.ordinal()] = days(stageSince, moment);
    rows[at + QUARTER_END.ordinal()] = quarters.daysToEnd(moment);
    rows[at + UNCHANGED.ordinal()] = days(changed, moment);
    rows[at + DAYS_TO_CLOSE.ordinal()] = daysTo(now.closeDate(), moment);
    rows[at + CLOSE_BEFORE_QUARTER_END.ordinal()] =
        now.closeDate() == null ? Float.NaN : quarters.daysToEnd(now.closeDate());
    double worth = worth(now.amount());
    rows[at + AMOUNT.ordinal()] = (float) worth;
    rows[at + AMOUNT_GROWTH.ordinal()] = (float) (worth - firstWorth);
  }

  private void take(DealState then) {
    DealState before = state;
    state = then;
    if (Double.isNaN(firstWorth)) {
      firstWorth = worth(then.amount());
    }
    if (before == null) {
      return;
    }
    changed = then.from();
    counts[CHANGES.ordinal()]++;
    if (!Objects.equals(before.stage(), then.stage())) {
      moved(before, then);
    }
    if (!before.open() && then.open()) {
      counts[REOPENED.ordinal()]++;
    }
    if (before.closeDate() != null && then.closeDate() != null) {
      shifted(ChronoUnit.DAYS.between(before.closeDate(), then.closeDate()));
    }
  }

  private void moved(DealState before, DealState then) {
    stageSince = then.from();
    counts[STAGES.ordinal()]++;
    if (before.stage() != null) {
      left.add(before.stage());
    }
    if (then.stage() != null && left.contains(then.stage())) {
      counts[STEPS_BACK.ordinal()]++;
    }
  }

  private void shifted(long days) {
    float bounded = Math.clamp(days, -FAR, FAR);
    if (days > 0) {
      counts[PUSHES.ordinal()]++;
      counts[PUSHED_DAYS.ordinal()] += bounded;
    } else if (days < 0) {
      counts[PULLS.ordinal()]++;
      counts[PULLED_DAYS.ordinal()] -= bounded;
    }
  }

  private static float days(Instant from, Instant to) {
    return Math.clamp((float) (Duration.between(from, to).getSeconds() / DAY), 0, FAR);
  }

  private static float daysTo(@Nullable LocalDate day, Instant moment) {
    if (day == null) {
      return Float.NaN;
    }
    float days = (float) (day.toEpochDay() - moment.getEpochSecond() / DAY);
    return Math.clamp(days, -FAR, FAR);
  }

  /** The order of magnitude, so that an enormous amount is but a large one. */
  private static double worth(@Nullable BigDecimal amount) {
    if (amount == null) {
      return Double.NaN;
    }
    double plain = amount.doubleValue();
    return Math.signum(plain) * Math.log1p(Math.min(Math.abs(plain), 1e15));
  }
}
