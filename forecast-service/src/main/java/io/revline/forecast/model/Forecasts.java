package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The deals that stood open at a cut-off in the past, and how each of them went on. */
final class Forecasts {
  /** How many weeks are looked ahead. */
  static final int WEEKS = 13;

  private final int week;
  private final Matrix matrix;
  private final List<Sequel> sequels;

  /** After how many whole weeks a deal ended, and how; open when it had not ended so far. */
  private record Sequel(int lasted, Status end) {}

  Forecasts(int week, int columns) {
    this(week, new Matrix(columns), new ArrayList<>());
  }

  private Forecasts(int week, Matrix matrix, List<Sequel> sequels) {
    this.week = week;
    this.matrix = matrix;
    this.sequels = sequels;
  }

  /** The week that begins with the cut-off. */
  int week() {
    return week;
  }

  int count() {
    return matrix.rows();
  }

  Matrix matrix() {
    return matrix;
  }

  float[] values() {
    return matrix.values();
  }

  int add(int lasted, Status end) {
    sequels.add(new Sequel(lasted, end));
    return matrix.add();
  }

  Forecasts sorted() {
    Comparator<Integer> beside =
        Comparator.<Integer>comparingInt(row -> sequels.get(row).lasted())
            .thenComparing(row -> sequels.get(row).end());
    return only(Ordered.places(matrix, beside));
  }

  /** At most about so many of the rows, evenly from all. */
  Forecasts thinned(int most) {
    int each = 1 + count() / most;
    return only(IntStream.range(0, count()).filter(row -> row % each == 0).toArray());
  }

  /** Whether it was still to be decided in a week ahead, counted from 0, if so. */
  boolean open(int row, int ahead, Outcome outcome) {
    Sequel sequel = sequels.get(row);
    boolean decidedThen =
        sequel.lasted() == ahead
            && sequel.end() != Status.OPEN
            && sequel.end() != Status.DELETED
            && outcome.isOpenTo(sequel.end());
    return decidedThen || sequel.lasted() > ahead;
  }

  /** Whether it ended so in a week ahead. */
  boolean ended(int row, int ahead, Outcome outcome) {
    Sequel sequel = sequels.get(row);
    return sequel.lasted() == ahead && sequel.end() == outcome.status();
  }

  private Forecasts only(int[] rows) {
    int[] columns = IntStream.range(0, matrix.columns()).toArray();
    return new Forecasts(
        week, matrix.part(rows, columns), IntStream.of(rows).mapToObj(sequels::get).toList());
  }
}
