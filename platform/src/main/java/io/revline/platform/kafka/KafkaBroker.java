package io.revline.platform.kafka;

/** A Kafka broker on this machine, with Revline's topics, that can be started and stopped. */
public interface KafkaBroker extends AutoCloseable {
  /** Starts the broker on the data it had before, if it had any; returns when it serves topics. */
  void start();

  /** Ends the broker as a crash would; what it had acknowledged stays. */
  void kill();

  /** Freezes the broker: clients stay connected and get no answer until {@link #resume}. */
  void suspend();

  /** Lets a suspended broker go on. */
  void resume();

  /** Ends the broker; it will not be started again. */
  @Override
  void close();

  /** Where clients connect, {@code host:port}. */
  String bootstrap();
}
