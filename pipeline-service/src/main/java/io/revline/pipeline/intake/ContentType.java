package io.revline.pipeline.intake;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a body is, as far as the intake minds.
 *
 * @param text as it was said
 * @param mediaType in lower case, such as {@code application/json}
 * @param charset in lower case; utf-8 where none is named
 */
public record ContentType(String text, String mediaType, String charset) {
  /** What a body is of which nobody says it. */
  public static final String JSON = "application/json";

  private static final String UTF_8 = "utf-8";
  private static final String CHARSET = "charset=";

  /** Reads a header; a body without one is JSON. */
  public static ContentType of(@Nullable String header) {
    String text = header == null ? JSON : header;
    String[] parts = text.toLowerCase(Locale.ROOT).split(";");
    String charset =
        Arrays.stream(parts)
            .map(String::strip)
            .filter(part -> part.startsWith(CHARSET))
            .map(part -> part.substring(CHARSET.length()).replace("\"", ""))
            .findFirst()
            .orElse(UTF_8);
    return new ContentType(text, parts.length == 0 ? "" : parts[0].strip(), charset);
  }

  /** Whether it is JSON, of whatever vocabulary. */
  public boolean isJson() {
    return mediaType.equals(JSON) || mediaType.endsWith("+json");
  }

  /** Whether its characters are read here. */
  public boolean isUtf8() {
    return charset.equals(UTF_8) || charset.equals("utf8") || charset.equals("us-ascii");
  }
}
