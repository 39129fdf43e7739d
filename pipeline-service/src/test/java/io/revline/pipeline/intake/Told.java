package io.revline.pipeline.intake;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An event as another system sends it, in whichever way. */
record Told(Map<String, String> attributes, String data) {
  static final String PATH = "/api/v1/intake";
  static final String TOPIC = "revline.intake.v1";
  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCHED = "application/cloudevents-batch+json";

  Told {
    attributes = new LinkedHashMap<>(attributes);
  }

  /** An event of the source crm with an id of its own. */
  static Told of(String type, String subject, @Nullable String time, String data) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", UUID.randomUUID().toString());
    attributes.put("source", "crm");
    attributes.put("type", "revline." + type + ".v1");
    attributes.put("subject", subject);
    if (time != null) {
      attributes.put("time", time);
    }
    return new Told(attributes, data);
  }

  static Told upserted(String subject, String time, String data) {
    return of("deal-upserted", subject, time, data);
  }

  /** The same with another value of an attribute; null for none. */
  Told with(String attribute, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(attributes);
    if (value == null) {
      changed.remove(attribute);
    } else {
      changed.put(attribute, value);
    }
    return new Told(changed, data);
  }

  String attribute(String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  Response postedInBinaryMode() {
    return post("application/json", attributes, data.getBytes(StandardCharsets.UTF_8));
  }

  Response postedInStructuredMode() {
    return post(STRUCTURED, Map.of(), structured().getBytes(StandardCharsets.UTF_8));
  }

  static Response postedInBatchedMode(Told... events) {
    return post(BATCHED, Map.of(), batch(events).getBytes(StandardCharsets.UTF_8));
  }

  static String batch(Told... events) {
    StringBuilder batch = new StringBuilder("[");
    for (Told event : events) {
      batch.append(batch.length() > 1 ? "," : "").append(event.structured());
    }
    return batch.append("]").toString();
  }

  /** Posted by the source crm, whatever it is. */
  static Response post(String contentType, Map<String, String> attributes, byte[] body) {
    RequestSpecification request =
        as(Tokens.source("crm")).header("Content-Type", contentType).body(body);
    attributes.forEach((name, value) -> request.header("ce-" + name, value));
    return request.post(PATH);
  }

  /** A call whose content type is sent as it is written. */
  static RequestSpecification as(String token) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .auth()
        .oauth2(token);
  }

  ProducerRecord<String, byte[]> inBinaryMode() {
    return inBinaryMode(TOPIC);
  }

  ProducerRecord<String, byte[]> inBinaryMode(String topic) {
    ProducerRecord<String, byte[]> record =
        record(topic, "application/json", data.getBytes(StandardCharsets.UTF_8));
    attributes.forEach((name, value) -> header(record, "ce_" + name, value));
    return record;
  }

  ProducerRecord<String, byte[]> inStructuredMode() {
    return inStructuredMode(TOPIC);
  }

  ProducerRecord<String, byte[]> inStructuredMode(String topic) {
    return record(topic, STRUCTURED, structured().getBytes(StandardCharsets.UTF_8));
  }

  private ProducerRecord<String, byte[]> record(String topic, String contentType, byte[] body) {
    String key = attributes.get("source") + "/" + attributes.get("subject");
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body);
    header(record, "content-type", contentType);
    return record;
  }

  static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  String structured() {
    StringBuilder json = new StringBuilder("{");
    attributes.forEach((name, value) -> json.append("\"%s\": \"%s\", ".formatted(name, value)));
    return json.append("\"data\": ").append(data).append("}").toString();
  }
}
