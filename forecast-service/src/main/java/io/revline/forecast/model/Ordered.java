package io.revline.forecast.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders rows by what they hold, so that neither the order they came in nor any name matters. */
final class Ordered {
  private Ordered() {}

  /** The places of the rows in that order; what stands beside equal rows is equal or decides. */
  static int[] places(Matrix rows, Comparator<Integer> beside) {
    Comparator<Integer> order = rows::compare;
    Integer[] places = IntStream.range(0, rows.rows()).boxed().toArray(Integer[]::new);
    Arrays.parallelSort(places, order.thenComparing(beside));
    return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
  }
}
