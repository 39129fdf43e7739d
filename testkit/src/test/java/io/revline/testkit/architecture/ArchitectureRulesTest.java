package io.revline.testkit.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {
  private static final String GOOD = "io.revline.archfixture.good";
  private static final String BAD = "io.revline.archfixture.bad";
  private static final JavaClasses GOOD_CLASSES = new ClassFileImporter().importPackages(GOOD);
  private static final JavaClasses BAD_CLASSES = new ClassFileImporter().importPackages(BAD);

  private static final Map<String, Set<String>> OFFENDERS =
      Map.ofEntries(
          entry(
              "contracts depend on the JDK and Jackson annotations only",
              Set.of("contracts.deal.Answered")),
          entry(
              "event types are records or sealed interfaces",
              Set.of("contracts.deal.PaintedEvent", "contracts.deal.Painted")),
          entry("no service depends on another service", Set.of("forecast.rollup.PeekingRollup")),
          entry("features have no cycles", Set.of("pipeline.deal.Egg", "pipeline.stage.Hen")),
          entry(
              "feature roots do not touch the outside",
              Set.of(
                  "pipeline.deal.KnowsRest",
                  "pipeline.deal.KnowsKafka",
                  "pipeline.deal.KnowsMessaging",
                  "pipeline.deal.KnowsJackson",
                  "pipeline.deal.KnowsContracts",
                  "pipeline.deal.KnowsWeb",
                  "pipeline.deal.KnowsEvents")),
          entry("web does not know events", Set.of("pipeline.deal.web.WebKnowsEvents")),
          entry("events do not know web", Set.of("pipeline.deal.events.EventsKnowWeb")),
          entry(
              "no REST method takes or returns an entity",
              Set.of(
                  "pipeline.deal.web.EntityResource.list",
                  "pipeline.deal.web.EntityResource.create")),
          entry("nothing depends on a resource", Set.of("pipeline.deal.web.UsesResource")),
          entry(
              "only the outbox produces to Kafka",
              Set.of(
                  "pipeline.deal.events.Produces",
                  "pipeline.deal.events.Emits",
                  "pipeline.deal.events.PassesOn")),
          entry("every consumer goes through the inbox", Set.of("pipeline.deal.events.Bypasses")),
          entry("nobody reads Kafka by other means", Set.of("pipeline.deal.events.ReadsByHand")),
          entry(
              "only the clock producer reads the machine's time",
              Set.of(
                  "pipeline.deal.AsksInstant",
                  "pipeline.deal.AsksZone",
                  "pipeline.deal.AsksByReference",
                  "pipeline.deal.AsksSystem",
                  "pipeline.deal.ClockProducer")),
          entry(
              "money is never binary",
              Set.of("pipeline.deal.LossyMoney", "pipeline.deal.AmountTable")),
          entry("nobody sleeps", Set.of("pipeline.deal.Sleeps", "pipeline.deal.SleepsInUnits")),
          entry(
              "no field is injected",
              Set.of("pipeline.deal.InjectedField", "pipeline.deal.ConfiguredField")));

  @Test
  void every_rule_has_a_bad_fixture() {
    assertThat(rules(BAD)).extracting(ArchitectureRule::name).hasSameElementsAs(OFFENDERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("badRules")
  void a_rule_catches_its_bad_fixtures_and_nothing_else(ArchitectureRule rule) {
    Set<String> offenders = Objects.requireNonNull(OFFENDERS.get(rule.name()));

    List<String> report = rule.rule().evaluate(BAD_CLASSES).getFailureReport().getDetails();

    assertThat(offenders)
        .allSatisfy(each -> assertThat(report).anyMatch(line -> isAbout(each, line)));
    assertThat(report).allMatch(line -> offenders.stream().anyMatch(each -> isAbout(each, line)));
  }

  @ParameterizedTest
  @MethodSource("goodRules")
  void a_rule_leaves_good_code_alone(ArchitectureRule rule) {
    Collection<String> report = rule.rule().evaluate(GOOD_CLASSES).getFailureReport().getDetails();

    assertThat(report).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("goodRules")
  void a_rule_says_how_to_mend_what_breaks_it(ArchitectureRule rule) {
    assertThat(rule.rule().getDescription()).containsPattern(", because .+[:,] ");
  }

  @Test
  void a_package_that_is_not_there_is_no_success() {
    assertThatThrownBy(() -> ArchitectureRules.over("io.revline.contracts", "io.revline.nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("io.revline.nowhere");
  }

  @Test
  void a_package_of_tests_only_is_no_success() {
    assertThatThrownBy(() -> ArchitectureRules.over(GOOD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static List<ArchitectureRule> goodRules() {
    return rules(GOOD);
  }

  static List<ArchitectureRule> badRules() {
    return rules(BAD);
  }

  private static List<ArchitectureRule> rules(String root) {
    return ArchitectureRules.rulesBeneath(root);
  }

  private static boolean isAbout(String offender, String line) {
    return line.matches("(?s).*" + (BAD + "." + offender).replace(".", "\\.") + "\\b.*");
  }
}
