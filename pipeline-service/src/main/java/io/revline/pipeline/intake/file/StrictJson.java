package io.revline.pipeline.intake.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.intake.IntakeDoor;
import io.revline.pipeline.intake.NotTaken;
import io.revline.pipeline.intake.NotTaken.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON from strangers: UTF-8, no deeper and no larger numbers than anybody needs. */
final class StrictJson {
  private static final int DEEPEST = 20;
  private static final int MOST_DIGITS = 40;
  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(IntakeDoor.MOST_BYTES)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private StrictJson() {}

  /**
   * The value that a body holds.
   *
   * @throws NotTaken when it holds none, or one that goes too far
   */
  static JsonNode read(byte[] body) {
    return read(decoded(body));
  }

  /** The same of text. */
  static JsonNode read(String text) {
    try {
      requireModest(text);
      JsonNode value = JSON.readTree(text);
      if (value.isMissingNode()) {
        throw NotTaken.body(Reason.SYNTAX, "is required: JSON");
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw NotTaken.body(
          Reason.SYNTAX,
          "is not JSON%s: %s"
              .formatted(
                  place == null
                      ? ""
                      : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()),
                  e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw NotTaken.body(Reason.ENCODING, "is not UTF-8: send it in UTF-8");
    }
  }

  /** Looked at before a tree is built of it. */
  private static void requireModest(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (parser.getParsingContext().getNestingDepth() > DEEPEST) {
          throw NotTaken.body(
              Reason.NESTING, "is nested more than %d levels deep".formatted(DEEPEST));
        }
        if (token.isNumeric()) {
          requireModestNumber(parser);
        }
      }
    }
  }

  /** A number of a few characters may have as many digits as fill all memory. */
  private static void requireModestNumber(JsonParser parser) throws IOException {
    if (!isModest(parser.getText())) {
      String place = parser.getParsingContext().pathAsPointer().toString();
      throw new NotTaken(
          Reason.INVALID,
          InvalidInput.of(
              place.isEmpty() ? "body" : field(place),
              "is a number of more than %d digits".formatted(MOST_DIGITS)));
    }
  }

  /** A pointer in the words of other problems: {@code [2].data.seq}. */
  private static String field(String pointer) {
    return pointer.substring(1).replace('/', '.').replaceFirst("^(\\d+)", "[$1]");
  }

  private static boolean isModest(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return false;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      long digitsBeforeThePoint = (long) number.precision() - number.scale();
      return number.precision() <= MOST_DIGITS && Math.abs(digitsBeforeThePoint) <= MOST_DIGITS;
    } catch (NumberFormatException beyondAnyExponent) {
      return false;
    }
  }
}
