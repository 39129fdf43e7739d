package io.revline.forecast.series;

/**
 * Numbers of any size counted in classes that are one percent wide, so that their order makes no
 * difference and many take no more room than few.
 */
final class Histogram {
  private static final double SMALLEST = 1e-6;
  private static final double CLASSES_OF_A_FOLD = 100;
  private static final int CLASSES = 2_800;

  private final long[] counts = new long[CLASSES];
  private long count;

  /** Counts a number that is not negative; may be infinite. */
  void add(double number) {
    counts[place(number)]++;
    count++;
  }

  long count() {
    return count;
  }

  /** The least number that holds this share of one more than were counted, up to a percent. */
  double quantile(double share) {
    long wanted = Math.min(count, (long) Math.ceil(share * (count + 1)));
    long seen = 0;
    int place = 0;
    while (seen + counts[place] < wanted) {
      seen += counts[place];
      place++;
    }
    return place == 0 ? 0 : SMALLEST * Math.exp(place / CLASSES_OF_A_FOLD);
  }

  private static int place(double number) {
    double place = Math.ceil(CLASSES_OF_A_FOLD * Math.log(number / SMALLEST));
    return (int) Math.clamp(place, 0, CLASSES - 1);
  }
}
