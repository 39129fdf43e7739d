package io.revline.pipeline.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A message that must not be taken, made of a good one.
 *
 * @param kind what was done to it
 * @param attributes outside the body; empty in structured mode
 */
record Hostile(String kind, String contentType, Map<String, String> attributes, byte[] body) {
  private static final List<String> NOT_TEXT = List.of("7", "true", "[]", "{}", "[{\"a\": 1}]");
  private static final List<String> TEXT_FIELDS =
      List.of("name", "stage", "owner", "account", "source", "nextStep", "closeDate", "at");
  private static final List<String> NOT_PARTS =
      List.of("7", "true", "\"x\"", "[7]", "[null]", "[{}]");
  private static final List<String> PART_FIELDS = List.of("products", "splits", "contacts");
  private static final List<String> NUMBERS =
      List.of("1e999999999", "-1e-999999999", "1e99999999999", "9".repeat(400), "9".repeat(1_200));

  static Hostile any(Random random, String subject) {
    Told good =
        Told.upserted(
            subject,
            "2024-03-02T00:00:00Z",
            "{\"name\": \"hostile\", \"stage\": \"proposal\", \"owner\": \"mia\"}");
    return switch (random.nextInt(11)) {
      case 0 -> cut(random, good);
      case 1 -> data("wrong type", good, pick(random, TEXT_FIELDS), pick(random, NOT_TEXT));
      case 2 -> data("wrong parts", good, pick(random, PART_FIELDS), pick(random, NOT_PARTS));
      case 3 ->
          data("huge number", good, random.nextBoolean() ? "seq" : "custom", pick(random, NUMBERS));
      case 4 -> deep(random, good);
      case 5 -> notUtf8(random, good);
      case 6 -> attribute(random, good);
      case 7 -> data("unknown field", good, "field" + random.nextInt(100), "1");
      case 8 -> noise(random, good);
      case 9 -> data("half a pair", good, "nextStep", "\"\\ud8" + (10 + random.nextInt(89)) + "\"");
      default -> data("control", good, "owner", "\"a\\u00" + (10 + random.nextInt(10)) + "\"");
    };
  }

  ProducerRecord<String, byte[]> record(String key) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Told.TOPIC, key, body);
    Told.header(record, "content-type", contentType);
    attributes.forEach((name, value) -> Told.header(record, "ce_" + name, value));
    return record;
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Hostile structured(String kind, Told told) {
    return structured(kind, bytes(told.structured()));
  }

  private static Hostile structured(String kind, byte[] body) {
    return new Hostile(kind, Told.STRUCTURED, Map.of(), body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Hostile cut(Random random, Told good) {
    byte[] whole = bytes(good.data());
    byte[] body = new byte[random.nextInt(whole.length)];
    System.arraycopy(whole, 0, body, 0, body.length);
    return new Hostile("cut", "application/json", good.attributes(), body);
  }

  /** Not a repeat of a field, which would be another fault. */
  private static Hostile data(String kind, Told good, String field, String value) {
    return structured(
        kind, new Told(good.attributes(), "{\"tags\": [], \"%s\": %s}".formatted(field, value)));
  }

  private static Hostile deep(Random random, Told good) {
    int levels = 21 + random.nextInt(3_000);
    boolean lists = random.nextBoolean();
    String deep =
        lists
            ? "[".repeat(levels) + "]".repeat(levels)
            : "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    return data("deep", good, "custom", deep);
  }

  private static Hostile notUtf8(Random random, Told good) {
    byte[] body = bytes(good.structured());
    int inName = good.structured().indexOf("hostile") + random.nextInt(6);
    body[inName] = (byte) (0xF8 + random.nextInt(8));
    return structured("not UTF-8", body);
  }

  private static Hostile attribute(Random random, Told good) {
    return structured(
        "attribute",
        switch (random.nextInt(9)) {
          case 0 -> good.with("specversion", random.nextBoolean() ? null : "0.2");
          case 1 -> good.with("id", random.nextBoolean() ? null : "x".repeat(201));
          case 2 -> good.with("source", random.nextBoolean() ? null : "a/b");
          case 3 -> good.with("type", random.nextBoolean() ? null : "x" + random.nextInt());
          case 4 -> good.with("subject", random.nextBoolean() ? null : " ");
          case 5 -> good.with("time", random.nextBoolean() ? null : "2024-13-01T00:00:00Z");
          case 6 -> good.with("sequence", "1." + random.nextInt(9));
          case 7 -> good.with("Big", "name");
          default -> good.with("trace", "x".repeat(1_001));
        });
  }

  private static Hostile noise(Random random, Told good) {
    ByteArrayOutputStream noise = new ByteArrayOutputStream();
    int length = random.nextInt(200);
    noise.write('}');
    for (int i = 0; i < length; i++) {
      noise.write(random.nextInt(256));
    }
    return new Hostile("noise", "application/json", good.attributes(), noise.toByteArray());
  }
}
