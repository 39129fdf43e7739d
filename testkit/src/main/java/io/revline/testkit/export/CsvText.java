package io.revline.testkit.export;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by the letter of RFC 4180, one character after the other. */
final class CsvText {
  private final String text;
  private int at;

  CsvText(String text) {
    this.text = text;
  }

  /** All records; each must end with a line break. */
  List<List<Object>> records() {
    List<List<Object>> records = new ArrayList<>();
    while (at < text.length()) {
      records.add(record());
    }
    return records;
  }

  private List<Object> record() {
    List<Object> fields = new ArrayList<>();
    fields.add(field());
    while (text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new AssertionError("no line break where a record ends, at " + at);
    }
    at += 2;
    return fields;
  }

  private String field() {
    return text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (",\r\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw new AssertionError("a quote within a plain field, at " + at);
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (true) {
      char next = text.charAt(at);
      at++;
      if (next != '"') {
        field.append(next);
      } else if (text.charAt(at) == '"') {
        field.append(next);
        at++;
      } else {
        return field.toString();
      }
    }
  }
}
