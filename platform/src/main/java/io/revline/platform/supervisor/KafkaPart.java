package io.revline.platform.supervisor;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.kafka.KafkaServer;
import java.util.Optional;

/** The broker, with Revline's topics. */
final class KafkaPart implements Part {
  private final KafkaServer server;
  private final int port;

  KafkaPart(Home home, PortPlan ports) {
    this.port = ports.kafka();
    this.server =
        new KafkaServer(home.data("kafka"), home.log("kafka"), port, ports.kafkaController());
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return server.process();
  }
}
