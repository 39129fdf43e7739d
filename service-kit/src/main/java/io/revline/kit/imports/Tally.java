package io.revline.kit.imports;

/** What came of the rows of a chunk. */
final class Tally {
  long applied;
  long unchanged;
  long skipped;
  long rejected;

  long rows() {
    return applied + unchanged + skipped + rejected;
  }

  void add(boolean changed, int rows) {
    if (changed) {
      applied += rows;
    } else {
      unchanged += rows;
    }
  }
}
