package io.revline.testkit.architecture;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the contracts to the rules: they come before the testkit and cannot do it themselves. */
class ArchitectureTest {

  @ParameterizedTest
  @MethodSource("rules")
  void each_rule_holds(ArchitectureCheck rule) {
    rule.check();
  }

  static List<ArchitectureCheck> rules() {
    return ArchitectureRules.over("io.revline.contracts");
  }
}
