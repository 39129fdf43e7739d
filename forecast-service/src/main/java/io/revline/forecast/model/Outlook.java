package io.revline.forecast.model;

/**
 * What is to be expected of an open deal, week by week: element n holds the chance that it is won,
 * or lost, within n weeks. Neither ever falls, the first is 0, and together they stay below 1.
 *
 * @param won chances of a win
 * @param lost chances of a loss
 */
public record Outlook(double[] won, double[] lost) {
  private static final double DAYS = 7;

  public Outlook {
    won = won.clone();
    lost = lost.clone();
  }

  @Override
  public double[] won() {
    return won.clone();
  }

  @Override
  public double[] lost() {
    return lost.clone();
  }

  /** The chance that it is won within some days, which the weeks of this outlook hold. */
  public double wonWithin(double days) {
    return within(won, days);
  }

  /** The chance that it is lost within some days. */
  public double lostWithin(double days) {
    return within(lost, days);
  }

  /** Within a week the chance grows evenly. */
  private static double within(double[] chances, double days) {
    int week = (int) Math.floor(days / DAYS);
    double part = days / DAYS - week;
    return part == 0 ? chances[week] : chances[week] + part * (chances[week + 1] - chances[week]);
  }
}
