package io.revline.system;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.net.http.HttpResponse.BodyHandlers.discarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The operations there are: as the table of access lists them, and as the services tell. */
final class Operations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Operations() {}

  /**
   * A line of the table.
   *
   * @param name method and path, as OpenAPI documents have them
   * @param query what a good question needs, or nothing
   * @param allowed 2 or 4: the class of the status that those get who may call it
   * @param roles who they are
   */
  record Operation(String name, String query, int allowed, List<String> roles) {
    private String method() {
      return name.split(" ", 2)[0];
    }

    /** Its path; what has to be named in it does not exist. */
    private String path() {
      return name.split(" ", 2)[1].replaceAll("\\{[^}]+}", "0190d1c2-0000-7000-8000-000000000000")
          + query;
    }

    /**
     * The status that a caller gets who asks for what is not there, or sends what makes no sense:
     * whoever gets in changes nothing.
     *
     * @param door the address of the gateway or a service
     * @param contentType of the body the operation takes
     */
    int status(String door, String contentType, String authorization)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(door + path())).header("Authorization", authorization);
      if (method().equals("GET") || method().equals("DELETE")) {
        request.method(method(), noBody());
      } else {
        boolean form = contentType.startsWith("multipart/");
        request
            .header("Content-Type", form ? contentType + "; boundary=b" : contentType)
            .method(method(), ofString(form ? "--b--\r\n" : "{\"nonsense\": true}"));
      }
      return CLIENT.send(request.build(), discarding()).statusCode();
    }

    /** Whether that status is the right one for a caller of a role. */
    boolean isRight(int status, String role) {
      return roles.contains(role)
          ? status / 100 == allowed && status != 401 && status != 403
          : status == 403;
    }

    /** As the parameterised test shows it. */
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Operation> listed() {
    try (InputStream table =
        Objects.requireNonNull(Operations.class.getResourceAsStream("/access/operations.txt"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Operations::operation)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation operation(String line) {
    String[] words = line.trim().split("\\s+");
    int query = (words[1] + "?").indexOf('?');
    return new Operation(
        words[0] + " " + words[1].substring(0, query),
        words[1].substring(query),
        Character.digit(words[2].charAt(0), 10),
        List.of(words).subList(3, words.length));
  }

  /** What each service documents: the content type of the body each operation takes, by name. */
  static Map<Service, Map<String, String>> documented(RunningPlatform platform) {
    Map<Service, Map<String, String>> documented = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      documented.put(service, operations(platform.url(service) + "/q/openapi?format=json"));
    }
    return documented;
  }

  private static Map<String, String> operations(String document) {
    Map<String, String> operations = new TreeMap<>();
    try {
      JSON.readTree(RestAssured.get(document).asString())
          .path("paths")
          .properties()
          .forEach(path -> {
            for (String method : METHODS) {
              if (path.getValue().has(method)) {
                operations.put(
                    method.toUpperCase(Locale.ROOT) + " " + path.getKey(),
                    contentType(path.getValue().path(method)));
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return operations;
  }

  private static String contentType(JsonNode operation) {
    return operation
        .at("/requestBody/content")
        .propertyStream()
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("application/json");
  }
}
