package io.revline.forecast.series;

/** Errors of forecasts, added up. */
final class Errors {
  private double off;
  private double over;
  private double actuals;
  private int count;

  void add(double forecast, double actual) {
    off += Math.abs(forecast - actual);
    over += forecast - actual;
    actuals += Math.abs(actual);
    count++;
  }

  int count() {
    return count;
  }

  /** METRICS.md, "forecast error": Σ|actual − forecast| ÷ Σ|actual|; NaN where nothing came. */
  double wape() {
    return actuals > 0 ? off / actuals : Double.NaN;
  }

  /** Σ(forecast − actual) ÷ Σ|actual|; NaN where nothing came. */
  double bias() {
    return actuals > 0 ? over / actuals : Double.NaN;
  }
}
