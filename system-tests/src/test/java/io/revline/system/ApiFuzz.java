package io.revline.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.platform.home.Service;
import io.revline.system.ApiScenario.Tried;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Requests as confused and as hostile callers send them: each begins as one that went well, and
 * some of its parts become others. Which, follows from a seed.
 */
final class ApiFuzz {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e400",
          "99999999999999999999",
          "true",
          "null",
          "now",
          "2026-02-30",
          "2137-01-01",
          "9999-12-31T23:59:60Z",
          "+999999999-12-31",
          "FY2026",
          "2026-Q5",
          "none",
          "*",
          "'; DROP TABLE deal; --",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "../../etc/passwd",
          "\u0000",
          "\uFFFF\uD83D\uDE00e\u0301\u202E",
          "%00%2e%2e",
          "a".repeat(3_000),
          "0190d1c2-0000-7000-8000-000000000000",
          "AAAA",
          "{}",
          "[1]");
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/json",
          "text/plain",
          "text/csv",
          "application/xml",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/json; charset=latin1",
          "nonsense",
          "*/*");

  private final RunningPlatform platform;
  private final Map<String, List<Tried>> wells;
  private final List<ApiDocument.Operation> operations;
  private final Random random;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * Requests to a platform.
   *
   * @param tried what went well, at least one of each operation
   */
  ApiFuzz(RunningPlatform platform, List<Tried> tried, long seed) {
    this.platform = platform;
    this.wells =
        tried.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.operation().toString(), TreeMap::new, Collectors.toList()));
    this.operations = tried.stream().map(Tried::operation).distinct().toList();
    this.random = new Random(seed);
  }

  /** A request that was sent, as a message names it, and its answer. */
  record Shot(ApiDocument.Operation operation, String request, ApiScenario.Answer answer) {}

  /** Sends the next one; all operations have their turn. */
  Shot shoot(int number) throws IOException, InterruptedException {
    ApiDocument.Operation operation = operations.get(number % operations.size());
    Tried well = one(wells.getOrDefault(operation.toString(), List.of()));
    String target = path(operation) + query(operation);
    String type = chance(15) ? one(MEDIA_TYPES) : well.sent().type();
    byte[] body = body(well);
    String role = chance(10) ? one(Callers.ROLES) : well.role();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(platform.url(Service.GATEWAY) + target))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + platform.token(role))
            .method(
                operation.method(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    for (JsonNode header : operation.parameters("header")) {
      if (chance(70)) {
        request.header(
            header.path("name").asText(),
            chance(60) ? header.path("example").asText() : ascii(one(WORDS)));
      }
    }
    if (chance(5)) {
      request.header("Accept", one(MEDIA_TYPES));
    }
    HttpResponse<InputStream> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    String answerType = answer.headers().firstValue("Content-Type").orElse("");
    try (InputStream in = answer.body()) {
      String text =
          answerType.startsWith("text/event-stream") ? "" : new String(in.readAllBytes(), UTF_8);
      return new Shot(
          operation,
          "%s %s as %s, %s: %s"
              .formatted(
                  operation.method(),
                  target,
                  role,
                  type,
                  new String(body, 0, Math.min(body.length, 300), UTF_8)),
          new ApiScenario.Answer(answer.statusCode(), answerType, text));
    }
  }

  private String path(ApiDocument.Operation operation) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      String word = one(WORDS);
      String value = chance(60) || word.isEmpty() ? parameter.path("example").asText() : word;
      path = path.replace("{" + parameter.path("name").asText() + "}", encoded(value));
    }
    return path;
  }

  private String query(ApiDocument.Operation operation) {
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.parameters("query")) {
      if (chance(50)) {
        JsonNode example = parameter.path("example");
        String good = example.isArray() ? example.path(0).asText() : example.asText();
        query.add(parameter.path("name").asText() + "=" + encoded(chance(60) ? good : one(WORDS)));
      }
    }
    if (chance(5)) {
      query.add("unheard=of");
    }
    return query.isEmpty() ? "" : "?" + String.join("&", query);
  }

  private byte[] body(Tried well) throws IOException {
    if (well.sent().type().isEmpty()) {
      return chance(3) ? "{}".getBytes(UTF_8) : new byte[0];
    }
    JsonNode body = well.sent().body();
    if (body.isTextual() || well.sent().type().startsWith("multipart/")) {
      return broken(body.isTextual() ? body.asText() : "--x\r\n" + body + "\r\n--x--\r\n");
    }
    JsonNode mutant = chance(80) ? mutant(body.deepCopy(), 0) : body;
    return chance(90) ? JSON.writeValueAsBytes(mutant) : broken(mutant.toString());
  }

  /** Another value somewhere in a tree. */
  private JsonNode mutant(JsonNode node, int depth) {
    if (node instanceof ObjectNode object && !object.isEmpty() && !chance(15)) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = one(names);
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("unheard" + random.nextInt(9), value());
        default -> object.set(name, mutant(object.path(name), depth + 1));
      }
      return object;
    }
    if (node instanceof ArrayNode array && !array.isEmpty() && !chance(15)) {
      int at = random.nextInt(array.size());
      array.set(at, mutant(array.path(at), depth + 1));
      return array;
    }
    return value();
  }

  private JsonNode value() {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.getNodeFactory().booleanNode(true);
      case 2 -> JSON.getNodeFactory().numberNode(random.nextLong());
      case 3 -> JSON.getNodeFactory().numberNode(-0.1 * random.nextInt(1_000_000));
      case 4 -> JSON.createArrayNode().add(one(WORDS));
      case 5 -> JSON.createObjectNode().put(one(WORDS), 1);
      case 6 -> deep();
      default -> JSON.getNodeFactory().textNode(one(WORDS));
    };
  }

  private JsonNode deep() {
    JsonNode node = JSON.createArrayNode();
    for (int i = 0; i < 60; i++) {
      node = JSON.createArrayNode().add(node);
    }
    return node;
  }

  private byte[] broken(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF};
      case 2 -> new byte[random.nextInt(2_000)];
      default -> bytes;
    };
  }

  private static String ascii(String word) {
    return word.codePoints()
        .filter(point -> point > 31 && point < 127)
        .limit(500)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
