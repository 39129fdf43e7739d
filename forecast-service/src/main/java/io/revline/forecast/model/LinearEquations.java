package io.revline.forecast.model;

/** Small systems of linear equations with a positive definite matrix. */
final class LinearEquations {
  private LinearEquations() {}

  /** What the symmetric matrix has to be multiplied by to give the right side. */
  static double[] solved(double[][] matrix, double[] right) {
    int size = right.length;
    double[] answer = right.clone();
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = pivot + 1; row < size; row++) {
        double factor = matrix[row][pivot] / matrix[pivot][pivot];
        for (int column = pivot; column < size; column++) {
          matrix[row][column] -= factor * matrix[pivot][column];
        }
        answer[row] -= factor * answer[pivot];
      }
    }
    for (int row = size - 1; row >= 0; row--) {
      for (int column = row + 1; column < size; column++) {
        answer[row] -= matrix[row][column] * answer[column];
      }
      answer[row] /= matrix[row][row];
    }
    return answer;
  }
}
