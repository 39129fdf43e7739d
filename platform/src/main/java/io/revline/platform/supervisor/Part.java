package io.revline.platform.supervisor;

import java.util.Optional;

/** One thing that has to run: a server or a service. */
public interface Part {
  /** Its name in messages and of its log. */
  String name();

  /** The port it listens on. */
  int port();

  /**
   * Starts it.
   *
   * @throws io.revline.platform.PlatformException when it cannot be started
   */
  void start();

  /**
   * Waits until a started part is ready for use.
   *
   * @throws io.revline.platform.PlatformException when it does not become so
   */
  default void awaitReady() {}

  /**
   * Whether it starts slowly until it has been through one rehearsal: {@link #startRehearsal},
   * {@link #awaitReady}, {@link #endRehearsal}.
   */
  default boolean wantsRehearsal() {
    return false;
  }

  /** Starts it in order to learn what a start needs. */
  default void startRehearsal() {
    throw new UnsupportedOperationException(name() + " has no rehearsal");
  }

  /**
   * Stops it and keeps what it has learned for later starts.
   *
   * @return whether it has learned anything; if not, starts stay slow
   */
  default boolean endRehearsal() {
    return false;
  }

  /** Stops it in an orderly way, whoever started it; nothing happens when it does not run. */
  void stop();

  /** Its process while it runs, whoever started it; empty for a part inside this process. */
  Optional<ProcessHandle> process();

  /** Whether it has a process of its own, whose end is to be noticed. */
  default boolean hasProcess() {
    return true;
  }
}
