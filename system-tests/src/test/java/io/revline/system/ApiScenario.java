package io.revline.system;

import static io.restassured.RestAssured.config;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.platform.home.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Every operation once or more, as {@code api/scenario.yaml} tells. */
final class ApiScenario {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final RunningPlatform platform;
  private final ApiDocument document;
  private final Api api;
  private final Map<String, String> kept = new HashMap<>();

  ApiScenario(RunningPlatform platform, ApiDocument document) {
    this.platform = platform;
    this.document = document;
    this.api = new Api(platform);
  }

  /** What was sent of a body, or the parts of a form; none has an empty type. */
  record Sent(String type, JsonNode body) {}

  /** An answer. */
  record Answer(int status, String type, String body) {}

  /** An operation that was tried by a caller of that role. */
  record Tried(ApiDocument.Operation operation, String role, Sent sent, Answer answer) {}

  /** Tries all of them. */
  List<Tried> play() throws IOException, InterruptedException {
    List<Tried> tried = new ArrayList<>();
    for (JsonNode step :
        new YAMLMapper().readTree(ApiScenario.class.getResource("/api/scenario.yaml"))) {
      if (step.has("topic")) {
        writeUnreadable(step.path("topic").asText());
      } else {
        tried.add(called(step));
      }
    }
    return tried;
  }

  private Tried called(JsonNode step) throws IOException, InterruptedException {
    String[] words = filled(step.path("call").asText()).split(" ", 2);
    ApiDocument.Operation operation =
        document.operation(words[0], words[1].replaceFirst("\\?.*", ""));
    Sent sent = sent(step);
    Answer answer =
        operation.json().at("/responses/200/content").has("text/event-stream")
            ? firstOfStream(words[1])
            : await(step.toString())
                .atMost(PATIENCE)
                .until(() -> answer(step, words[0], words[1], sent), got -> isThere(step, got));
    assertThat(answer.status())
        .as(step + ": " + answer.body())
        .matches(status ->
            step.has("status") ? status == step.path("status").asInt() : status / 100 == 2);
    step.path("keep")
        .properties()
        .forEach(part -> kept.put(part.getKey(), part(answer, part.getValue().asText())));
    return new Tried(operation, role(step), sent, answer);
  }

  private static String role(JsonNode step) {
    return step.path("as").asText("revops");
  }

  private Sent sent(JsonNode step) {
    if (step.has("form")) {
      return new Sent("multipart/form-data", step.path("form"));
    }
    if (!step.has("body")) {
      return new Sent("", TextNode.valueOf(""));
    }
    return new Sent(step.path("type").asText("application/json"), filled(step.path("body")));
  }

  private JsonNode filled(JsonNode body) {
    try {
      return body.isTextual()
          ? TextNode.valueOf(filled(body.asText()))
          : JSON.readTree(filled(body.toString()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("what was kept makes no JSON: " + body, e);
    }
  }

  private Answer answer(JsonNode step, String method, String path, Sent sent) {
    RequestSpecification request =
        api.as(role(step)).redirects().follow(false).urlEncodingEnabled(false);
    if (step.has("match")) {
      request.header("If-Match", '"' + filled(step.path("match").asText()) + '"');
    }
    if (step.has("form")) {
      request.contentType(ContentType.MULTIPART);
      step.path("form")
          .properties()
          .forEach(part -> add(request, part.getKey(), part.getValue().asText(), step));
    } else if (step.has("body")) {
      request
          .config(
              config()
                  .encoderConfig(
                      encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
          .contentType(sent.type())
          .body(
              (sent.body().isTextual() ? sent.body().asText() : sent.body().toString())
                  .getBytes(UTF_8));
    }
    Response answer = request.request(method, path);
    return new Answer(
        answer.statusCode(),
        Objects.requireNonNullElse(answer.contentType(), ""),
        answer.asString());
  }

  private static void add(RequestSpecification request, String part, String file, JsonNode step) {
    if (file.equals("long")) {
      request.multiPart(part, "long.csv", longer(step));
    } else {
      request.multiPart(part, Scratch.checkout().resolve(file).toFile());
    }
  }

  /** The table of the mapping's example with so many rows that its import can be ended. */
  private static byte[] longer(JsonNode step) {
    List<String> lines =
        new String(
                RealData.bytes(
                    Scratch.checkout()
                        .resolve(step.at("/form/mapping").asText().replace(".yaml", ".csv"))),
                UTF_8)
            .lines()
            .toList();
    String row = lines.get(1).substring(lines.get(1).indexOf(','));
    return IntStream.range(0, 12_000)
        .mapToObj(i -> "L" + i + row)
        .collect(Collectors.joining("\n", lines.getFirst() + "\n", "\n"))
        .getBytes(UTF_8);
  }

  /** A stream has no end, so its first event stands for it. */
  private Answer firstOfStream(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(platform.url(Service.GATEWAY) + path))
                  .header("Authorization", "Bearer " + platform.token("revops"))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
        String event =
            lines
                .lines()
                .dropWhile(line -> !line.startsWith("id:"))
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n\n"));
        client.shutdownNow();
        return new Answer(
            answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), event);
      }
    }
  }

  private static boolean isThere(JsonNode step, Answer answer) {
    return step.path("until")
        .propertyStream()
        .allMatch(wanted -> {
          String found = part(answer, wanted.getKey());
          return wanted.getValue().asText().equals("any")
              ? !found.isEmpty()
              : found.equals(wanted.getValue().asText());
        });
  }

  private static String part(Answer answer, String pointer) {
    try {
      return pointer.isEmpty() ? answer.body() : JSON.readTree(answer.body()).at(pointer).asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + answer, e);
    }
  }

  private String filled(String text) {
    return NAME.matcher(text)
        .replaceAll(
            name -> Matcher.quoteReplacement(kept.getOrDefault(name.group(1), name.group())));
  }

  private void writeUnreadable(String topic) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", platform.kafka().bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "nobody can read this"));
    }
  }
}
