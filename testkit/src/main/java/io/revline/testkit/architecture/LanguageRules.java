package io.revline.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** Rule 1: the published language stands alone. Only the module contracts holds it. */
final class LanguageRules {
  private static final String EVENT = "Event";

  private LanguageRules() {}

  static List<ArchitectureRule> of(Layout layout) {
    return List.of(
        ArchitectureRule.ofMainCode(
            "contracts depend on the JDK and Jackson annotations only",
            classes()
                .that()
                .resideInAPackage(layout.within("contracts"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                    "java..", "com.fasterxml.jackson.annotation..", layout.within("contracts"))
                .because(
                    "anyone may read our events without our libraries: keep the fact in types of"
                        + " the JDK and convert it where it is used")
                .allowEmptyShould(true)),
        ArchitectureRule.ofMainCode(
            "event types are records or sealed interfaces",
            classes()
                .that()
                .resideInAPackage(layout.within("contracts"))
                .and(areEventTypes())
                .should(beRecordsOrSealedInterfaces())
                .because(
                    "a new event must break compilation where it is to be handled: seal the"
                        + " interface and make the event a record")
                .allowEmptyShould(true)));
  }

  private static DescribedPredicate<JavaClass> areEventTypes() {
    return DescribedPredicate.describe(
        "are event types",
        type ->
            Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
                .anyMatch(each -> each.getSimpleName().endsWith(EVENT)));
  }

  private static ArchCondition<JavaClass> beRecordsOrSealedInterfaces() {
    return new ArchCondition<>("be records or sealed interfaces") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean holds = type.isRecord() || (type.isInterface() && type.isSealed());
        events.add(
            new SimpleConditionEvent(
                type, holds, type.getDescription() + " is neither a record nor sealed"));
      }
    };
  }
}
