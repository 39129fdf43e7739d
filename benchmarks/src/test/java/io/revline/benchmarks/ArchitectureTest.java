package io.revline.benchmarks;

import io.revline.testkit.architecture.ArchitectureCheck;
import io.revline.testkit.architecture.ArchitectureRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  /**
   * The benchmarks stand outside the system: they play its producers, read what it told, and start
   * its clock.
   */
  private static final Set<String> OF_SERVICES_ONLY =
      Set.of(
          "only the outbox produces to Kafka",
          "nobody reads Kafka by other means",
          "only the clock producer reads the machine's time");

  @ParameterizedTest
  @MethodSource("rules")
  void each_rule_holds(ArchitectureCheck rule) {
    rule.check();
  }

  static List<ArchitectureCheck> rules() {
    return ArchitectureRules.over("io.revline.benchmarks").stream()
        .filter(rule -> !OF_SERVICES_ONLY.contains(rule.toString()))
        .toList();
  }
}
