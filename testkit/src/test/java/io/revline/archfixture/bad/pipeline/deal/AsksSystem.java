package io.revline.archfixture.bad.pipeline.deal;

/** Reads the machine's time in milliseconds. */
class AsksSystem {
  long now() {
    return System.currentTimeMillis();
  }
}
