package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.platform.home.Service;
import io.revline.system.Operations.Operation;
import java.io.IOException;
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
        int status = operation.status(PLATFORM.url(service), contentType, caller.getValue());
        if (!isRight(status, operation, caller.getKey())) {
          wrong.add("%s at %s: %d".formatted(caller.getKey(), service.folder(), status));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isRight(int status, Operation operation, String caller) {
    return UNKNOWN.containsKey(caller) ? status == 401 : operation.isRight(status, caller);
  }
}
