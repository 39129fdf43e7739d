package io.revline.system;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.net.http.HttpResponse.BodyHandlers.discarding;
import static org.assertj.core.api.Assertions.assertThat;

import io.revline.platform.home.Service;
import io.revline.system.Operations.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, through the gateway and at each service's own door. */
class AccessTest {
  private static final RunningPlatform PLATFORM = RunningPlatform.shared();
  private static final Map<Service, Map<String, String>> DOCUMENTED =
      Operations.documented(PLATFORM);
  private static final Map<String, String> KNOWN = Callers.known(PLATFORM);
  private static final Map<String, String> UNKNOWN = Callers.unknown(PLATFORM);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void the_table_lists_every_operation_there_is() {
    TreeSet<String> documented = new TreeSet<>();
    DOCUMENTED.values().forEach(operations -> documented.addAll(operations.keySet()));

    assertThat(Operations.listed().stream().map(Operation::name))
        .as("system-tests/src/test/resources/access/operations.txt")
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.revline.system.Operations#listed")
  void only_those_who_may_get_in(Operation operation) throws IOException, InterruptedException {
    Map<String, String> callers = new TreeMap<>(KNOWN);
    callers.putAll(UNKNOWN);
    List<String> wrong = new ArrayList<>();
    for (Service service : Service.values()) {
      String contentType = DOCUMENTED.getOrDefault(service, Map.of()).get(operation.name());
      if (contentType == null) {
        continue;
      }
      for (Map.Entry<String, String> caller : callers.entrySet()) {
        int status = status(service, operation, contentType, caller.getValue());
        if (!isRight(status, operation, caller.getKey())) {
          wrong.add("%s at %s: %d".formatted(caller.getKey(), service.folder(), status));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isRight(int status, Operation operation, String caller) {
    if (UNKNOWN.containsKey(caller)) {
      return status == 401;
    }
    return operation.roles().contains(caller)
        ? status / 100 == operation.allowed() && status != 401 && status != 403
        : status == 403;
  }

  /** Asks for what is not there, or sends what makes no sense: whoever gets in changes nothing. */
  private static int status(
      Service service, Operation operation, String contentType, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(PLATFORM.url(service) + operation.path()))
            .header("Authorization", authorization);
    if (operation.method().equals("GET") || operation.method().equals("DELETE")) {
      request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
    } else {
      boolean form = contentType.startsWith("multipart/");
      request
          .header("Content-Type", form ? contentType + "; boundary=b" : contentType)
          .method(operation.method(), ofString(form ? "--b--\r\n" : "{\"nonsense\": true}"));
    }
    return CLIENT.send(request.build(), discarding()).statusCode();
  }
}
