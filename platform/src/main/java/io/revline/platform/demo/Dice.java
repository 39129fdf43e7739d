package io.revline.platform.demo;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Chance that is the same for a seed on every machine: the algorithms of {@link Random} and {@link
 * StrictMath} are part of their specification.
 */
final class Dice {
  /** Spreads seeds that are next to each other. */
  private static final long FAR_APART = 6_364_136_223_846_793_005L;

  private final Random random;

  /**
   * @param purpose whatever is thrown for one purpose does not move what is thrown for another
   */
  Dice(long seed, String purpose) {
    this.random = new Random(seed * FAR_APART + purpose.hashCode());
  }

  /** Whether something of a probability comes about. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number, both ends included. */
  int between(int lowest, int highest) {
    return lowest + random.nextInt(highest - lowest + 1);
  }

  /** A number from a range. */
  double from(double lowest, double highest) {
    return lowest + random.nextDouble() * (highest - lowest);
  }

  /**
   * A number above 0, half of the time below a median (log-normal).
   *
   * @param spread standard deviation of its logarithm
   */
  double around(double median, double spread) {
    return median * StrictMath.exp(spread * random.nextGaussian());
  }

  /** One of a list. */
  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** One of a list, each as often as it weighs. */
  <T> T one(List<T> of, ToDoubleFunction<T> weight) {
    double left = random.nextDouble() * of.stream().mapToDouble(weight).sum();
    for (T each : of) {
      left -= weight.applyAsDouble(each);
      if (left < 0) {
        return each;
      }
    }
    return of.getLast();
  }
}
