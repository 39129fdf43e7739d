package io.revline.testkit.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule with a name.
 *
 * @param name what it demands, in a few words
 * @param tests whether it holds for tests too
 * @param rule what is checked
 */
record ArchitectureRule(String name, boolean tests, ArchRule rule) {

  static ArchitectureRule ofMainCode(String name, ArchRule rule) {
    return new ArchitectureRule(name, false, rule);
  }

  static ArchitectureRule ofAllCode(String name, ArchRule rule) {
    return new ArchitectureRule(name, true, rule);
  }
}
