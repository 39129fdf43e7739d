package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;

/**
 * How deals of one kind fared: how many weeks they stood open, and how many of these ended with a
 * win or a loss.
 */
final class FateCounts {
  private long weeks;
  private long wins;
  private long losses;

  void add(Status end) {
    weeks++;
    if (end == Status.WON) {
      wins++;
    } else if (end == Status.LOST) {
      losses++;
    }
  }

  /** How much oftener than all deals these are won, as a logarithm; 0 while little is known. */
  float winning(FateCounts all, double strength) {
    return relative(wins, all.wins, all, strength);
  }

  /** How much oftener than all deals these are lost. */
  float losing(FateCounts all, double strength) {
    return relative(losses, all.losses, all, strength);
  }

  void write(TextBlocks.Writer writer) {
    writer.add(weeks).add(wins).add(losses);
  }

  static FateCounts read(TextBlocks.Reader reader) {
    FateCounts counts = new FateCounts();
    counts.weeks = reader.number();
    counts.wins = reader.number();
    counts.losses = reader.number();
    return counts;
  }

  /** As if another {@code strength} endings had been seen at the rate of all. */
  private float relative(long ends, long allEnds, FateCounts all, double strength) {
    double expected = all.weeks == 0 ? 0 : (double) allEnds * weeks / all.weeks;
    return (float) Math.log((ends + strength) / (expected + strength));
  }
}
