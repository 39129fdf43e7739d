package io.revline.testkit.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 5: one way out to Kafka, one way in. */
final class MessagingRules {
  private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";
  private static final String INCOMINGS = "org.eclipse.microprofile.reactive.messaging.Incomings";

  private static final Set<String> WAYS_OUT =
      Set.of(
          "org.eclipse.microprofile.reactive.messaging.Emitter",
          "org.eclipse.microprofile.reactive.messaging.Outgoing",
          "io.smallrye.reactive.messaging.MutinyEmitter",
          "io.smallrye.reactive.messaging.annotations.Outgoings",
          "io.smallrye.reactive.messaging.kafka.KafkaProducer",
          "io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions");

  private static final Set<String> OTHER_WAYS_IN =
      Set.of(
          "org.apache.kafka.clients.consumer.Consumer",
          "org.apache.kafka.clients.consumer.KafkaConsumer",
          "org.eclipse.microprofile.reactive.messaging.Channel",
          "io.smallrye.reactive.messaging.kafka.KafkaConsumer");

  private MessagingRules() {}

  static List<ArchitectureRule> of(Layout layout) {
    return List.of(
        ArchitectureRule.ofMainCode(
            "only the outbox produces to Kafka",
            noClasses()
                .that()
                .resideOutsideOfPackage(layout.within("kit.outbox"))
                .should(dependOnClassesThat(produceToKafka()))
                .because(
                    "what is sent beside the transaction is lost or invented when it fails:"
                        + " append the event to io.revline.kit.outbox.Outbox")),
        ArchitectureRule.ofMainCode(
            "every consumer goes through the inbox",
            classes()
                .should(
                    Conditions.haveNo(
                        "@Incoming method that bypasses the inbox", type -> bypasses(type, layout)))
                .because(
                    "Kafka repeats: hand the batch to io.revline.kit.inbox.EventConsumer, which"
                        + " commits it once, with the inbox, in one transaction")),
        ArchitectureRule.ofMainCode(
            "nobody reads Kafka by other means",
            noClasses()
                .that()
                .resideOutsideOfPackage(layout.within("kit"))
                .should(dependOnClassesThat(named(OTHER_WAYS_IN, "read Kafka by hand")))
                .because(
                    "a hand-made consumer has no inbox and no dead letters: write an @Incoming"
                        + " method that calls io.revline.kit.inbox.EventConsumer")));
  }

  private static DescribedPredicate<JavaClass> produceToKafka() {
    return JavaClass.Predicates.resideInAPackage("org.apache.kafka.clients.producer..")
        .or(named(WAYS_OUT, "send to a channel"))
        .as("produce to Kafka");
  }

  private static DescribedPredicate<JavaClass> named(Set<String> names, String description) {
    return DescribedPredicate.describe(description, type -> names.contains(type.getName()));
  }

  private static Stream<String> bypasses(JavaClass type, Layout layout) {
    String inbox = layout.root() + ".kit.inbox";
    return type.getMethods().stream()
        .filter(method -> method.isAnnotatedWith(INCOMING) || method.isAnnotatedWith(INCOMINGS))
        .filter(method -> !calls(method, inbox))
        .map(method -> method.getDescription() + " does not call " + inbox);
  }

  private static boolean calls(JavaMethod method, String packageName) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().getPackageName().equals(packageName));
  }
}
