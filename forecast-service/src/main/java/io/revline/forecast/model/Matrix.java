package io.revline.forecast.model;

import java.util.Arrays;

/** Rows of numbers, one after the other in one array. */
final class Matrix {
  private static final int FIRST = 1024;

  private final int columns;
  private float[] values;
  private int rows;

  Matrix(int columns) {
    this.columns = columns;
    this.values = new float[FIRST * columns];
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The numbers; what lies behind the last row means nothing. */
  float[] values() {
    return values;
  }

  /** Adds a row of zeros and tells where it begins. */
  int add() {
    int at = rows * columns;
    if (at + columns > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    rows++;
    return at;
  }

  /** The order of two rows by what they hold. */
  int compare(int one, int other) {
    return Arrays.compare(
        values, one * columns, (one + 1) * columns, values, other * columns, (other + 1) * columns);
  }

  /** Some rows and some columns, in the order given. */
  Matrix part(int[] rowsOfIt, int[] columnsOfIt) {
    Matrix part = new Matrix(columnsOfIt.length);
    part.values = new float[Math.max(1, rowsOfIt.length * columnsOfIt.length)];
    part.rows = rowsOfIt.length;
    int at = 0;
    for (int row : rowsOfIt) {
      for (int column : columnsOfIt) {
        part.values[at++] = values[row * columns + column];
      }
    }
    return part;
  }

  /** All rows, of some columns. */
  Matrix part(int[] columnsOfIt) {
    int[] all = new int[rows];
    Arrays.setAll(all, row -> row);
    return part(all, columnsOfIt);
  }
}
