package io.revline.kit.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.revline.kit.problem.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On which line of a file each path stands. */
final class Lines {
  private final Map<String, Integer> lines = new HashMap<>();

  private Lines() {}

  /** The lines of a text that is known to be YAML. */
  static Lines of(String text) {
    Lines lines = new Lines();
    try (JsonParser parser = Yaml.MAPPER.createParser(text)) {
      lines.value("", parser.nextToken(), parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** The line of what is wrong, or, for something that is not there, of what it should be in. */
  int of(Violation violation) {
    String path = violation.field();
    while (!path.isEmpty()) {
      Integer line = lines.get(path);
      if (line != null) {
        return line;
      }
      path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
    return 1;
  }

  private void value(String path, @Nullable JsonToken token, JsonParser parser) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
        note(field, parser);
        value(field, parser.nextToken(), parser);
      }
    } else if (token == JsonToken.START_ARRAY) {
      int index = 0;
      for (JsonToken item = parser.nextToken();
          item != JsonToken.END_ARRAY;
          item = parser.nextToken()) {
        String element = path + "[" + index++ + "]";
        note(element, parser);
        value(element, item, parser);
      }
    }
  }

  private void note(String path, JsonParser parser) {
    lines.put(path, parser.currentTokenLocation().getLineNr());
  }
}
