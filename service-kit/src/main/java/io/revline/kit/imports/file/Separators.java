package io.revline.kit.imports.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out what stands between the cells of a file. */
final class Separators {
  private static final String CANDIDATES = ",;\t|";

  /** A header that is longer than this is none. */
  private static final int MOST = 64 * 1024;

  private Separators() {}

  /** The candidate that stands most often in the first line, quoted texts apart; else a comma. */
  static char of(Path file, Charset encoding) throws IOException {
    int[] counts = new int[CANDIDATES.length()];
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), encoding))) {
      boolean quoted = false;
      int read = text.read();
      for (int i = 0; i < MOST && read >= 0 && (quoted || !isLineEnd(read)); i++) {
        int candidate = CANDIDATES.indexOf(read);
        if (read == '"') {
          quoted = !quoted;
        } else if (candidate >= 0 && !quoted) {
          counts[candidate]++;
        }
        read = text.read();
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return CANDIDATES.charAt(best);
  }

  private static boolean isLineEnd(int character) {
    return character == '\n' || character == '\r';
  }
}
