package io.revline.testkit;

import io.revline.platform.issuer.SigningKey;
import io.revline.platform.issuer.TokenIssuer;
import io.revline.platform.kafka.KafkaBroker;
import io.revline.platform.kafka.KafkaServer;
import io.revline.platform.postgres.Durability;
import io.revline.platform.postgres.EmbeddedPostgreSQL;
import io.revline.platform.postgres.PostgreSQL;
import io.revline.platform.process.Directories;
import io.revline.platform.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The servers of this JVM. Quarkus loads this class anew for every test profile, so what must be
 * one per JVM is handed on in a system property: the directory and ports of the servers. The token
 * issuer is one per class loader.
 */
final class Servers {
  private static final String HANDED_ON = "revline.testkit.servers";

  /** Whether the build's profile {@code containers} is on. */
  private static final boolean CONTAINERS = Boolean.getBoolean("revline.containers");

  private final PostgreSQL postgres;
  private final KafkaBroker kafka;
  private final TokenIssuer issuer;

  private static final class Holder {
    static final Servers SHARED = obtain();
  }

  static Servers shared() {
    return Holder.SHARED;
  }

  private static Servers obtain() {
    @Nullable String running = System.getProperty(HANDED_ON);
    if (running != null) {
      return new Servers(Place.parse(running));
    }
    Place place = Place.create();
    Servers servers = new Servers(place);
    servers.start(place);
    System.setProperty(HANDED_ON, place.format());
    return servers;
  }

  private Servers(Place place) {
    postgres = place.postgres();
    kafka = place.kafka();
    issuer =
        TokenIssuer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            SigningKey.generate(),
            Clock.systemUTC());
  }

  private void start(Place place) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(place), "revline-stack-end"));
    CompletableFuture<Void> database = CompletableFuture.runAsync(postgres::start);
    kafka.start();
    database.join();
  }

  /** Nothing of the servers is wanted any more, so there is no orderly stop to wait for. */
  private void end(Place place) {
    kafka.kill();
    kafka.close();
    postgres.kill();
    postgres.close();
    try {
      Directories.delete(place.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PostgreSQL postgres() {
    return postgres;
  }

  KafkaBroker kafka() {
    return kafka;
  }

  TokenIssuer issuer() {
    return issuer;
  }

  /** Where the servers are, in a form that survives a change of class loader. */
  private record Place(Path directory, int postgresPort, int kafkaPort, int controllerPort) {
    static Place create() {
      try {
        return new Place(
            Files.createTempDirectory("revline-test"), Ports.free(), Ports.free(), Ports.free());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    PostgreSQL postgres() {
      return CONTAINERS
          ? new ContainerPostgreSQL(directory.getFileName() + "-postgres", postgresPort)
          : new EmbeddedPostgreSQL(directory.resolve("postgres"), postgresPort, Durability.FAST);
    }

    KafkaBroker kafka() {
      return CONTAINERS
          ? new ContainerKafka(directory.getFileName() + "-kafka", kafkaPort)
          : new KafkaServer(directory.resolve("kafka"), kafkaPort, controllerPort);
    }

    static Place parse(String text) {
      String[] words = text.split(" ", 4);
      return new Place(
          Path.of(words[3]),
          Integer.parseInt(words[0]),
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]));
    }

    String format() {
      return "%d %d %d %s".formatted(postgresPort, kafkaPort, controllerPort, directory);
    }
  }
}
