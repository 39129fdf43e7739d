package io.revline.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;

/** One rule over the classes of one module. Its text is the rule's name, for test reports. */
public final class ArchitectureCheck {
  private final ArchitectureRule rule;
  private final JavaClasses classes;

  ArchitectureCheck(ArchitectureRule rule, JavaClasses classes) {
    this.rule = rule;
    this.classes = classes;
  }

  /**
   * Holds the rule against the classes.
   *
   * @throws AssertionError naming every violation and how to mend it
   */
  public void check() {
    rule.rule().check(classes);
  }

  @Override
  public String toString() {
    return rule.name();
  }
}
