package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weeks that deals stood open before a moment, as they looked when each began. The deals are
 * followed through time once: what a row holds, the counts of how others fared included, had come
 * to pass by its week.
 */
final class DealWeeks {
  static final Duration WEEK = Duration.ofDays(7);

  /** How far back is learned from. */
  static final int MOST_WEEKS = 156;

  private final Instant end;
  private final int weeks;
  private final Quarters quarters;
  private final TrackRecords records;
  private final int sampledEach;
  private final LabelledRows rows;
  private final Map<Integer, Forecasts> forecasts = new HashMap<>();
  private final long[] known;
  private long open;

  private DealWeeks(
      Instant end, int weeks, int sampledEach, Quarters quarters, List<String> fields) {
    this.end = end;
    this.weeks = weeks;
    this.sampledEach = sampledEach;
    this.quarters = quarters;
    this.records = new TrackRecords(fields);
    this.known = new long[records.categories()];
    this.rows = new LabelledRows(Columns.count(records.categories()));
  }

  /**
   * Follows deals until a moment.
   *
   * @param deals what was known of them before it
   * @param fields categories beyond those every deal has
   * @param mostRows about how many rows are kept; of more, each that ended its deal and a share of
   *     the others, which then weigh more
   * @param cutOffs at how many weeks before the end past forecasts are to be tried
   */
  static DealWeeks followed(
      List<DealHistory> deals,
      Instant end,
      Quarters quarters,
      List<String> fields,
      int mostRows,
      int[] cutOffs) {
    Instant first = deals.stream().map(DealHistory::createdAt).min(Instant::compareTo).orElse(end);
    int weeks = Math.clamp(Duration.between(first, end).dividedBy(WEEK), 0, MOST_WEEKS);
    long open = deals.stream().mapToLong(deal -> openWeeks(deal, end)).sum();
    DealWeeks followed =
        new DealWeeks(end, weeks, Math.toIntExact(1 + open / mostRows), quarters, fields);
    for (int cutOff : cutOffs) {
      if (cutOff < weeks) {
        followed.forecasts.put(
            weeks - cutOff, new Forecasts(weeks - cutOff, followed.rows.columns()));
      }
    }
    followed.follow(deals.stream().map(Track::new).toList());
    return followed;
  }

  /** The rows, in an order that what they hold gives them. */
  LabelledRows rows() {
    return rows.sorted();
  }

  /** What stood open at each cut-off, and how it ended. */
  List<Forecasts> forecasts() {
    return forecasts.values().stream().map(Forecasts::sorted).toList();
  }

  TrackRecords records() {
    return records;
  }

  int weeks() {
    return weeks;
  }

  /** How many deal-weeks there were, kept or not. */
  long open() {
    return open;
  }

  /** How many of the deal-weeks knew each category. */
  long[] known() {
    return known.clone();
  }

  Instant start(int week) {
    return end.minus(WEEK.multipliedBy(weeks - (long) week));
  }

  private void follow(List<Track> tracks) {
    for (int week = 0; week < weeks; week++) {
      Instant start = start(week);
      List<Track> standing = new ArrayList<>();
      for (Track track : tracks) {
        track.until(start);
        if (track.open() && track.endBefore(start(week + 1)) != Status.DELETED) {
          standing.add(track);
          keep(track, week);
        }
      }
      for (Track track : standing) {
        count(track.reached(), track.endBefore(start(week + 1)));
      }
    }
  }

  private void keep(Track track, int week) {
    Status ending = track.endBefore(start(week + 1));
    Forecasts tried = forecasts.get(week);
    boolean ended = ending != Status.OPEN;
    if (ended || isSampled(track.deal(), week)) {
      int at = rows.add(ending, week, ended ? 1 : sampledEach);
      fill(track, week, rows.values(), at);
    }
    if (tried != null) {
      int lasted = 0;
      Status end = ending;
      while (end == Status.OPEN && ++lasted < weeks - week && lasted < Forecasts.WEEKS) {
        end = track.endBefore(start(week + lasted + 1));
      }
      int at = tried.add(lasted, end);
      fill(track, week, tried.values(), at);
    }
  }

  /** Nothing that names a deal decides about it. */
  private boolean isSampled(DealHistory deal, int week) {
    return Math.floorMod(week + deal.createdAt().getEpochSecond(), sampledEach) == 0;
  }

  private void fill(Track track, int week, float[] values, int at) {
    track.fill(values, at, start(week), quarters);
    records.fill(values, at + Feature.values().length, track.reached());
  }

  private void count(DealState state, Status ending) {
    open++;
    records.add(state, ending);
    for (int category = 0; category < known.length; category++) {
      if (records.value(state, category) != null) {
        known[category]++;
      }
    }
  }

  private static long openWeeks(DealHistory deal, Instant end) {
    long weeks = 0;
    List<DealState> states = deal.states();
    for (int state = 0; state < states.size(); state++) {
      if (states.get(state).open()) {
        Instant to = state + 1 < states.size() ? states.get(state + 1).from() : end;
        weeks += Duration.between(states.get(state).from(), to).dividedBy(WEEK);
      }
    }
    return Math.clamp(weeks, 0, MOST_WEEKS);
  }
}
