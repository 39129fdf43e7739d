package io.revline.performance;

import io.revline.testkit.architecture.ArchitectureCheck;
import io.revline.testkit.architecture.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  @ParameterizedTest
  @MethodSource("rules")
  void each_rule_holds(ArchitectureCheck rule) {
    rule.check();
  }

  static List<ArchitectureCheck> rules() {
    return ArchitectureRules.over("io.revline.performance");
  }
}
