package io.revline.pipeline.intake.web;

import io.revline.kit.problem.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CloudEvents attributes as HTTP headers: {@code ce-id}, values quoted or percent-encoded. */
final class HttpAttributes {
  private static final String PREFIX = "ce-";

  private HttpAttributes() {}

  /**
   * The attributes among the headers, by name.
   *
   * @throws InvalidInput when one stands twice or cannot be decoded
   */
  static Map<String, String> of(Map<String, List<String>> headers) {
    Map<String, String> attributes = new HashMap<>();
    headers.forEach((header, values) -> {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(PREFIX)) {
        String name = lower.substring(PREFIX.length());
        if (values.size() != 1 || attributes.put(name, decoded(name, values.getFirst())) != null) {
          throw InvalidInput.of(name, "stands in several headers: send one");
        }
      }
    });
    return attributes;
  }

  private static String decoded(String name, String value) {
    String text = unquoted(value.strip());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '%') {
        bytes.write(escaped(name, text, i));
        i += 2;
      } else if (character < 0x80) {
        bytes.write(character);
      } else {
        throw InvalidInput.of(name, "must be percent-encoded UTF-8 where it is not ASCII");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw InvalidInput.of(name, "must be percent-encoded UTF-8 where it is not ASCII");
    }
  }

  private static int escaped(String name, String text, int at) {
    if (at + 2 < text.length()) {
      int high = Character.digit(text.charAt(at + 1), 16);
      int low = Character.digit(text.charAt(at + 2), 16);
      if (high >= 0 && low >= 0) {
        return high << 4 | low;
      }
    }
    throw InvalidInput.of(name, "has a percent sign without two hexadecimal digits: write %25");
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }
}
