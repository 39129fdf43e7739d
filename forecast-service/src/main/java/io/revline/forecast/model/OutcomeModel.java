package io.revline.forecast.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
  private final Learning learning;

  OutcomeModel(
      Hazard win,
      Hazard loss,
      TrackRecords records,
      Columns columns,
      Quarters quarters,
      Learning learning) {
    this.learning = learning;
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
      int ahead = week;
      List<double[]> odds =
          Stream.of(win, loss).parallel().map(hazard -> hazard.logOdds(rows, ahead)).toList();
      double[] winning = odds.getFirst();
      double[] losing = odds.getLast();
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

  /**
   * What makes up the next week's log-odds of a win of each of some open deals, in their order. The
   * start and all contributions add up to the log-odds.
   */
  public List<Explanation> explanations(List<DealHistory> deals, Instant asOf) {
    Matrix rows = rows(deals, asOf);
    double[][] contributions = win.contributions(rows);
    return IntStream.range(0, deals.size())
        .mapToObj(deal -> explained(deals.get(deal), rows, deal, contributions[deal], asOf))
        .toList();
  }

  /** From what it was learned, and how well what it learned before held. */
  public Learning learning() {
    return learning;
  }

  /** All of it as a text, of which {@link #of} makes the same again. */
  public String text() {
    TextBlocks.Writer writer = new TextBlocks.Writer();
    columns.write(writer);
    quarters.write(writer);
    records.write(writer);
    learning.write(writer);
    win.write(writer);
    loss.write(writer);
    return writer.text();
  }

  /** The model of a text. */
  public static OutcomeModel of(String text) {
    TextBlocks.Reader reader = new TextBlocks.Reader(text);
    Columns columns = Columns.read(reader);
    Quarters quarters = Quarters.read(reader);
    TrackRecords records = TrackRecords.read(reader, columns.fields());
    Learning learning = Learning.read(reader);
    return new OutcomeModel(
        Hazard.read(reader, Outcome.WIN, columns),
        Hazard.read(reader, Outcome.LOSS, columns),
        records,
        columns,
        quarters,
        learning);
  }

  private Explanation explained(
      DealHistory deal, Matrix rows, int row, double[] contributions, Instant asOf) {
    DealState state = deal.stateAt(asOf);
    List<Explanation.Part> parts = new ArrayList<>();
    for (int column : columns.facts(Outcome.WIN)) {
      int category = columns.category(column);
      float number = rows.values()[row * rows.columns() + column];
      String value = category < 0 ? Explanation.plain(number) : records.value(state, category);
      parts.add(
          new Explanation.Part(
              columns.key(column), columns.words(column), value, contributions[column]));
    }
    return Explanation.of(contributions[contributions.length - 1], parts);
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
