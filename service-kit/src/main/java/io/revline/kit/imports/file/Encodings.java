package io.revline.kit.imports.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out how the characters of a file are encoded. */
final class Encodings {
  static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What spreadsheets write that do not write UTF-8; ISO 8859-1 is the same for all letters. */
  private static final Charset LATIN_1 = Charset.forName("windows-1252");

  private Encodings() {}

  /** UTF-8 if every byte of it fits, else what every text with bytes beyond ASCII fits. */
  static Charset of(Path file) throws IOException {
    return isWhole(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : LATIN_1;
  }

  private static boolean isWhole(Path file, Charset encoding) throws IOException {
    char[] buffer = new char[8192];
    try (Reader text = new InputStreamReader(Files.newInputStream(file), encoding.newDecoder())) {
      while (text.read(buffer) >= 0) {
        // Reading is the test.
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
