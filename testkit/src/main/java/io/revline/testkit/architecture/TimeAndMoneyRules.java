package io.revline.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 6: time comes from a clock that tests can set, and money is exact. */
final class TimeAndMoneyRules {
  private static final Set<String> SYSTEM_CLOCKS =
      Set.of(
          "systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes");

  private static final Set<String> BINARY =
      Set.of("float", "double", Float.class.getName(), Double.class.getName());

  private TimeAndMoneyRules() {}

  static List<ArchitectureRule> of(Layout layout) {
    return List.of(
        ArchitectureRule.ofMainCode(
            "only the clock producer reads the machine's time",
            noClasses()
                .that(areNoClockProducer(layout))
                .should()
                .accessTargetWhere(readsTheTime())
                .because(
                    "a test must be able to say what time it is: take a java.time.Clock and ask it;"
                        + " it comes from io.revline.kit.time.ClockProducer, or from the gateway's"
                        + " class of that name")),
        ArchitectureRule.ofMainCode(
            "money is never binary",
            classes()
                .that(areOfMoney())
                .should(Conditions.haveNo("float or double", TimeAndMoneyRules::binaries))
                .because(
                    "0.1 + 0.2 is not 0.3 in binary: use java.math.BigDecimal with its currency")
                .allowEmptyShould(true)));
  }

  private static DescribedPredicate<JavaClass> areNoClockProducer(Layout layout) {
    return DescribedPredicate.describe(
        "are no clock producer",
        type ->
            !type.getSimpleName().equals("ClockProducer")
                || !JavaClass.Predicates.resideInAnyPackage(
                        layout.root() + ".kit.time", layout.within("gateway"))
                    .test(type));
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheTime() {
    return DescribedPredicate.describe(
        "reads the machine's time", access -> readsTheTime(access.getTarget().getFullName()));
  }

  /** Full names have the shape {@code owner.method(parameter, parameter)}. */
  private static boolean readsTheTime(String target) {
    int parenthesis = target.indexOf('(');
    if (parenthesis < 0) {
      return false;
    }
    int dot = target.lastIndexOf('.', parenthesis);
    String owner = target.substring(0, dot);
    String method = target.substring(dot + 1, parenthesis);
    boolean nowOfNoClock =
        owner.startsWith("java.time.")
            && method.equals("now")
            && !target.endsWith("(" + Clock.class.getName() + ")");
    boolean systemClock = owner.equals(Clock.class.getName()) && SYSTEM_CLOCKS.contains(method);
    return nowOfNoClock
        || systemClock
        || target.equals("java.lang.System.currentTimeMillis()")
        || target.equals("java.util.Date.<init>()");
  }

  private static DescribedPredicate<JavaClass> areOfMoney() {
    return DescribedPredicate.describe(
        "have Money or Amount in their name",
        type -> type.getSimpleName().contains("Money") || type.getSimpleName().contains("Amount"));
  }

  private static Stream<String> binaries(JavaClass type) {
    return Stream.concat(
        type.getFields().stream()
            .filter(field -> isBinary(field.getRawType()))
            .map(JavaField::getDescription),
        type.getCodeUnits().stream()
            .filter(unit ->
                isBinary(unit.getRawReturnType())
                    || unit.getRawParameterTypes().stream().anyMatch(TimeAndMoneyRules::isBinary))
            .map(JavaCodeUnit::getDescription));
  }

  private static boolean isBinary(JavaClass type) {
    return BINARY.contains(type.getBaseComponentType().getName());
  }
}
