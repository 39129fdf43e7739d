package io.revline.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.List;
import java.util.Set;

/** Rule 7: nobody sleeps, and nothing is injected behind a constructor's back. */
final class ConductRules {
  private static final Set<String> INJECTIONS =
      Set.of(
          "jakarta.inject.Inject",
          "jakarta.persistence.PersistenceContext",
          "org.eclipse.microprofile.config.inject.ConfigProperty",
          "org.eclipse.microprofile.reactive.messaging.Channel",
          "org.eclipse.microprofile.rest.client.inject.RestClient");

  private ConductRules() {}

  static List<ArchitectureRule> all() {
    return List.of(
        ArchitectureRule.ofAllCode(
            "nobody sleeps",
            noClasses()
                .should()
                .accessTargetWhere(sleeps())
                .because(
                    "a sleep is too short on a slow machine and too long on every other: wait for"
                        + " the condition (a latch, a future, Awaitility in tests)")),
        ArchitectureRule.ofMainCode(
            "no field is injected",
            classes()
                .should(
                    Conditions.haveNo(
                        "injected field",
                        type ->
                            type.getFields().stream()
                                .filter(ConductRules::isInjected)
                                .map(JavaField::getDescription)))
                .because(
                    "a class must not exist half-made: take what it needs in its constructor and"
                        + " keep it in final fields")));
  }

  private static DescribedPredicate<JavaAccess<?>> sleeps() {
    return DescribedPredicate.describe(
        "sleeps",
        access ->
            access.getTarget().getName().equals("sleep")
                && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                    .contains(access.getTargetOwner().getName()));
  }

  private static boolean isInjected(JavaField field) {
    return INJECTIONS.stream().anyMatch(field::isAnnotatedWith);
  }
}
