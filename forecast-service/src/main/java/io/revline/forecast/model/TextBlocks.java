package io.revline.forecast.model;

import org.jspecify.annotations.Nullable;

/**
 * Texts one after the other in one text, each behind its length: what was written is read again.
 */
final class TextBlocks {
  private static final char END = ':';
  private static final String ABSENT = "null";

  /** Writes. */
  static final class Writer {
    private final StringBuilder text = new StringBuilder();

    Writer add(@Nullable Object block) {
      String written = String.valueOf(block);
      text.append(written.length()).append(END).append(written);
      return this;
    }

    String text() {
      return text.toString();
    }
  }

  /** Reads in the order of writing. */
  static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    String next() {
      int end = text.indexOf(END, at);
      int from = end + 1;
      at = from + Integer.parseInt(text.substring(at, end));
      return text.substring(from, at);
    }

    int number() {
      return Integer.parseInt(next());
    }

    double real() {
      return Double.parseDouble(next());
    }

    @Nullable Double realOrNull() {
      String written = next();
      return written.equals(ABSENT) ? null : Double.valueOf(written);
    }
  }

  private TextBlocks() {}
}
