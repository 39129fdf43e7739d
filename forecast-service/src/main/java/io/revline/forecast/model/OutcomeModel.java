package io.revline.forecast.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What past deals taught about how open ones end. It does not change: the same deal at the same
 * moment has the same outlook for ever. Safe for many threads.
 */
public final class OutcomeModel {
  private final Hazard win;
  private final Hazard loss;
  private final TrackRecords records;
  private final Columns columns;
  private final Quarters quarters;

  OutcomeModel(Hazard win, Hazard loss, TrackRecords records, Columns columns, Quarters quarters) {
    this.win = win;
    this.loss = loss;
    this.records = records;
    this.columns = columns;
    this.quarters = quarters;
  }

  /**
   * What is to be expected of a deal that is open at a moment.
   *
   * @param weeks how far ahead, at least 1
   */
  public Outlook outlook(DealHistory deal, Instant asOf, int weeks) {
    return outlooks(List.of(deal), asOf, weeks).getFirst();
  }

  /**
   * What is to be expected of deals that are open at a moment, in their order. Changes from that
   * moment on are not looked at.
   *
   * @param weeks how far ahead, at least 1
   */
  public List<Outlook> outlooks(List<DealHistory> deals, Instant asOf, int weeks) {
    Matrix rows = rows(deals, asOf);
    double[][] won = new double[deals.size()][weeks + 1];
    double[][] lost = new double[deals.size()][weeks + 1];
    for (int week = 1; week <= weeks; week++) {
      double[] winning = win.logOdds(rows, week);
      double[] losing = loss.logOdds(rows, week);
      for (int deal = 0; deal < won.length; deal++) {
        double open = 1 - won[deal][week - 1] - lost[deal][week - 1];
        double wins = open * LogOdds.chance(winning[deal]);
        won[deal][week] = won[deal][week - 1] + wins;
        lost[deal][week] = lost[deal][week - 1] + (open - wins) * LogOdds.chance(losing[deal]);
      }
      Ahead.week(rows, asOf.plus(DealWeeks.WEEK.multipliedBy(week)), quarters);
    }
    return IntStream.range(0, won.length)
        .mapToObj(deal -> new Outlook(won[deal], lost[deal]))
        .toList();
  }

  private Matrix rows(List<DealHistory> deals, Instant asOf) {
    Matrix rows = new Matrix(columns.count());
    for (DealHistory deal : deals) {
      Track track = new Track(deal);
      track.until(asOf);
      int at = rows.add();
      track.fill(rows.values(), at, asOf, quarters);
      records.fill(rows.values(), at + Feature.values().length, track.reached());
    }
    return rows;
  }
}
