package io.revline.forecast.series;

import static io.revline.forecast.series.Member.ALL;

import java.util.Arrays;

/**
 * What the members would have said of one key at each origin, and say today: the last origin lies
 * behind all that is known.
 */
final class Rehearsal {
  /** As many origins as are looked back to at most; errors before have faded. */
  private static final int MOST = 24;

  /** So many cells of all keys a key's own errors are set beside. */
  private static final double OWN = 24;

  private final Panel panel;
  private final Series series;
  private final int horizon;
  private final int first;
  private final double[][][] forecasts;
  private final boolean[] silent;
  private final double[] sizes;

  Rehearsal(Panel panel, Series series, int horizon) {
    this.panel = panel;
    this.series = series;
    this.horizon = horizon;
    this.first = Math.max(series.start() + 1, panel.length() - MOST);
    this.forecasts = new double[panel.length() + 1 - first][horizon][ALL.size()];
    this.silent = new boolean[forecasts.length];
    this.sizes = new double[forecasts.length];
    for (int origin = first; origin <= panel.length(); origin++) {
      rehearse(new Past(panel, series, origin));
    }
  }

  private void rehearse(Past past) {
    double[][] said = forecasts[past.origin() - first];
    silent[past.origin() - first] = past.silent();
    sizes[past.origin() - first] = past.size();
    for (Member member : ALL) {
      double[] ahead = member.ahead(past, horizon);
      for (int distance = 0; distance < horizon; distance++) {
        said[distance][member.ordinal()] =
            ahead.length == 0 ? Double.NaN : series.sane(ahead[distance], past.origin());
      }
    }
  }

  Series series() {
    return series;
  }

  /** The first origin: one period is known at least. */
  int first() {
    return first;
  }

  boolean silent(int origin) {
    return silent[origin - first];
  }

  double size(int origin) {
    return sizes[origin - first];
  }

  /** What each member says at an origin of the period so far ahead, NaN for nothing. */
  double[] said(int origin, int ahead) {
    return forecasts[origin - first][ahead - 1];
  }

  /** Notes for every origin and distance how it came. */
  void tell(Evidence evidence) {
    for (int origin = first; origin < panel.length(); origin++) {
      for (int ahead = 1; ahead <= horizon && origin + ahead <= panel.length(); ahead++) {
        int period = origin + ahead - 1;
        evidence.add(period, ahead, silent(origin), said(origin, ahead), series.at(period));
      }
    }
  }

  /** The weights at each origin and distance, from errors before it: the key's own and all. */
  Weights[][] weights(Evidence evidence) {
    Tally[] own = new Tally[horizon];
    Arrays.setAll(own, each -> new Tally());
    Weights[][] weights = new Weights[forecasts.length][horizon];
    for (int origin = first; origin <= panel.length(); origin++) {
      for (int ahead = 1; ahead <= horizon; ahead++) {
        own[ahead - 1].fadeInto(cameTrue(origin - 1, ahead));
        double[] expected = evidence.ratios(origin, ahead, silent(origin));
        weights[origin - first][ahead - 1] =
            new Weights(own[ahead - 1].ratios(expected, OWN), said(origin, ahead));
      }
    }
    return weights;
  }

  private Tally cameTrue(int period, int ahead) {
    Tally tally = new Tally();
    int origin = period - ahead + 1;
    if (origin >= first) {
      tally.add(said(origin, ahead), series.at(period));
    }
    return tally;
  }
}
