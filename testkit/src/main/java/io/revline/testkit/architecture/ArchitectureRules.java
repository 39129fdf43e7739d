package io.revline.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules the build holds. Every module runs them from one small test:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @MethodSource("rules")
 * void each_rule_holds(ArchitectureCheck rule) {
 *   rule.check();
 * }
 *
 * static List<ArchitectureCheck> rules() {
 *   return ArchitectureRules.over("io.revline.pipeline");
 * }
 * }</pre>
 */
public final class ArchitectureRules {
  private static final String ROOT = "io.revline";

  private ArchitectureRules() {}

  /**
   * Every rule, over the packages and all beneath them. Rules that bind tests see the test classes
   * too.
   *
   * @throws IllegalArgumentException when one of the packages holds no class outside tests, so that
   *     a rule never holds because it saw nothing
   */
  public static List<ArchitectureCheck> over(String... packages) {
    JavaClasses all = new ClassFileImporter().importPackages(packages);
    JavaClasses main = all.that(describe("are no tests", ArchitectureRules::isMain));
    for (String name : packages) {
      if (main.stream().noneMatch(type -> isWithin(name, type.getPackageName()))) {
        throw new IllegalArgumentException("there is no class in " + name);
      }
    }
    return rulesBeneath(ROOT).stream()
        .map(rule -> new ArchitectureCheck(rule, rule.tests() ? all : main))
        .toList();
  }

  /** The rules for a system whose packages stand beneath a root. */
  static List<ArchitectureRule> rulesBeneath(String root) {
    Layout layout = new Layout(root);
    return Stream.of(
            LanguageRules.of(layout),
            BoundaryRules.of(layout),
            RestRules.of(layout),
            MessagingRules.of(layout),
            TimeAndMoneyRules.of(layout),
            ConductRules.all())
        .flatMap(List::stream)
        .toList();
  }

  private static boolean isMain(JavaClass type) {
    return type.getSource()
        .map(source -> Location.of(source.getUri()))
        .map(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS::includes)
        .orElse(true);
  }

  private static boolean isWithin(String outer, String inner) {
    return inner.equals(outer) || inner.startsWith(outer + ".");
  }
}
