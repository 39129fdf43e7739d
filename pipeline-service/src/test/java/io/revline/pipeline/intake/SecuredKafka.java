package io.revline.pipeline.intake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revline.platform.kafka.KafkaServer;
import io.revline.platform.process.Directories;
import io.revline.platform.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * A broker of its own that lets nobody in without a password and nobody write where an ACL does not
 * say so, and the service as its user {@code pipeline}. The test is an operator at the broker's
 * plain listener.
 */
public final class SecuredKafka implements QuarkusTestResourceLifecycleManager {
  /** Where the operator connects. */
  static final String PLAIN = "revline.test.secured.plain";

  private static final String USERS =
      "org.apache.kafka.common.security.plain.PlainLoginModule required user_pipeline=\"p\""
          + " user_crm=\"c\" user_erp=\"e\";";

  private @Nullable KafkaServer server;
  private @Nullable Path directory;

  /** After the stack, whose broker this one stands in for. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    int port = Ports.free();
    int secured = Ports.free();
    int controller = Ports.free();
    try {
      directory = Files.createTempDirectory("revline-secured");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = new KafkaServer(directory, port, controller, settings(port, secured, controller));
    server.start();
    System.setProperty(PLAIN, server.bootstrap());
    prepare(server.bootstrap());
    return Map.of(
        "REVLINE_KAFKA",
        "127.0.0.1:" + secured,
        "kafka.security.protocol",
        "SASL_PLAINTEXT",
        "kafka.sasl.mechanism",
        "PLAIN",
        "kafka.sasl.jaas.config",
        login("pipeline", "p"));
  }

  @Override
  public void stop() {
    try {
      if (server != null) {
        server.kill();
      }
      if (directory != null) {
        Directories.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String login(String user, String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
            .formatted(user)
        + " password=\"%s\";".formatted(password);
  }

  private static Map<String, String> settings(int port, int secured, int controller) {
    String listeners =
        "PLAINTEXT://127.0.0.1:%d,SASL_PLAINTEXT://127.0.0.1:%d".formatted(port, secured);
    return Map.of(
        "listeners",
        listeners + ",CONTROLLER://127.0.0.1:" + controller,
        "advertised.listeners",
        listeners,
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT",
        "sasl.enabled.mechanisms",
        "PLAIN",
        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
        USERS,
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users",
        "User:ANONYMOUS");
  }

  /** The grants are those that docs/intake.md lists. */
  private static void prepare(String bootstrap) {
    List<AclBinding> acls = new ArrayList<>();
    for (String source : List.of("crm", "erp")) {
      acls.add(topic(source, Told.TOPIC + "." + source, PatternType.LITERAL, AclOperation.WRITE));
    }
    acls.add(topic("pipeline", Told.TOPIC, PatternType.PREFIXED, AclOperation.READ));
    Stream.of("people", "calendar", "progress")
        .map(name -> "revline." + name + ".v1")
        .forEach(
            topic -> acls.add(topic("pipeline", topic, PatternType.LITERAL, AclOperation.READ)));
    Stream.of("intake", "deals", "catalog", "dead-letters", "progress")
        .map(name -> "revline." + name + ".v1")
        .forEach(
            topic -> acls.add(topic("pipeline", topic, PatternType.LITERAL, AclOperation.WRITE)));
    acls.add(
        grant(
            "pipeline",
            ResourceType.GROUP,
            "pipeline-service",
            PatternType.PREFIXED,
            AclOperation.READ));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Told.TOPIC + ".crm", 1, (short) 1),
                  new NewTopic(Told.TOPIC + ".erp", 1, (short) 1)))
          .all()
          .get();
      admin.createAcls(acls).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AclBinding topic(
      String user, String name, PatternType pattern, AclOperation operation) {
    return grant(user, ResourceType.TOPIC, name, pattern, operation);
  }

  private static AclBinding grant(
      String user, ResourceType type, String name, PatternType pattern, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
  }
}
