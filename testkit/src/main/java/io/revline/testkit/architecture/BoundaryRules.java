package io.revline.testkit.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** Rules 2 and 3: who may know whom, between services and within one. */
final class BoundaryRules {
  private BoundaryRules() {}

  static List<ArchitectureRule> of(Layout layout) {
    return List.of(
        ArchitectureRule.ofMainCode(
            "no service depends on another service",
            classes()
                .should(
                    Conditions.haveNo(
                        "dependency on another service",
                        type ->
                            type.getDirectDependenciesFromSelf().stream()
                                .filter(
                                    to -> layout.inOtherServiceThan(type).test(to.getTargetClass()))
                                .map(Dependency::getDescription)))
                .because(
                    "services share events, not code: read the other's events and keep your own"
                        + " projection of them")),
        ArchitectureRule.ofMainCode(
            "features have no cycles",
            slices()
                .assignedFrom(features(layout))
                .should()
                .beFreeOfCycles()
                .because(
                    "features that know each other are one feature: merge them, or let one tell"
                        + " the other by an interface it owns")
                .allowEmptyShould(true)),
        ArchitectureRule.ofMainCode(
            "feature roots do not touch the outside",
            noClasses()
                .that(layout.inFeatureRoot())
                .should(dependOnClassesThat(outside(layout)))
                .because(
                    "the root says what the business does, in its own words: REST goes to .web,"
                        + " contracts and Kafka to .events, and both call the root")
                .allowEmptyShould(true)),
        ArchitectureRule.ofMainCode(
            "web does not know events",
            noClasses()
                .that(layout.inWeb())
                .should(dependOnClassesThat(layout.inEvents()))
                .because("both are edges of a feature: meet in the feature's root")
                .allowEmptyShould(true)),
        ArchitectureRule.ofMainCode(
            "events do not know web",
            noClasses()
                .that(layout.inEvents())
                .should(dependOnClassesThat(layout.inWeb()))
                .because("both are edges of a feature: meet in the feature's root")
                .allowEmptyShould(true)));
  }

  private static DescribedPredicate<JavaClass> outside(Layout layout) {
    return JavaClass.Predicates.resideInAnyPackage(
            "jakarta.ws.rs..",
            "org.jboss.resteasy..",
            "org.apache.kafka..",
            "org.eclipse.microprofile.reactive.messaging..",
            "io.smallrye.reactive.messaging..",
            "com.fasterxml.jackson..",
            layout.within("contracts"))
        .or(layout.inWeb())
        .or(layout.inEvents())
        .as("are of REST, Kafka, messaging, Jackson, contracts, web or events");
  }

  private static SliceAssignment features(Layout layout) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return layout
            .featureOf(type)
            .map(feature -> SliceIdentifier.of(layout.serviceOf(type).orElseThrow(), feature))
            .orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return "features";
      }
    };
  }
}
