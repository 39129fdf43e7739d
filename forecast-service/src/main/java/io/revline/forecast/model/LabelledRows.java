package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Deal-weeks as they looked when they began, and how each ended. */
final class LabelledRows {
  private final Matrix matrix;
  private final List<Week> weeks;

  /** How a row's week ended, which week it was, and for how many it stands. */
  private record Week(Status end, int number, int weight) {}

  LabelledRows(int columns) {
    this(new Matrix(columns), new ArrayList<>());
  }

  private LabelledRows(Matrix matrix, List<Week> weeks) {
    this.matrix = matrix;
    this.weeks = weeks;
  }

  int count() {
    return matrix.rows();
  }

  int columns() {
    return matrix.columns();
  }

  float[] values() {
    return matrix.values();
  }

  int add(Status end, int week, int weight) {
    weeks.add(new Week(end, week, weight));
    return matrix.add();
  }

  LabelledRows sorted() {
    Comparator<Integer> beside =
        Comparator.<Integer>comparingInt(row -> weeks.get(row).number())
            .thenComparing(row -> weeks.get(row).end());
    return only(Ordered.places(matrix, beside));
  }

  /** The rows that tell about an outcome, of the weeks before one. */
  LabelledRows telling(Outcome outcome, int before) {
    Predicate<Week> tells = week -> week.number() < before && outcome.isOpenTo(week.end());
    return only(IntStream.range(0, count()).filter(row -> tells.test(weeks.get(row))).toArray());
  }

  /** Some of the columns. */
  Matrix part(int[] columns) {
    return matrix.part(columns);
  }

  /** 1 for each row that ended so, else 0. */
  float[] labels(Outcome outcome) {
    float[] labels = new float[count()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = weeks.get(row).end() == outcome.status() ? 1 : 0;
    }
    return labels;
  }

  int ended(Outcome outcome) {
    return Math.toIntExact(weeks.stream().filter(week -> week.end() == outcome.status()).count());
  }

  float[] weights() {
    float[] weights = new float[count()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = weeks.get(row).weight();
    }
    return weights;
  }

  private LabelledRows only(int[] rows) {
    int[] columns = IntStream.range(0, columns()).toArray();
    return new LabelledRows(
        matrix.part(rows, columns), IntStream.of(rows).mapToObj(weeks::get).toList());
  }
}
