package io.revline.archfixture.bad.pipeline.deal;

/** Amounts that lose cents. */
class AmountTable {
  float[] amounts() {
    return new float[0];
  }
}
