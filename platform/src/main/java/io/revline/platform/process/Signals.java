package io.revline.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** POSIX signals and waiting for a process to go. */
public final class Signals {
  private static final Duration STEP = Duration.ofMillis(100);

  private Signals() {}

  /**
   * Sends a signal; a process that is gone already is no error.
   *
   * @param signal the name without SIG, for example {@code STOP}
   */
  public static void send(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a process to end; false when it still runs after {@code patience}. */
  public static boolean awaitExit(ProcessHandle process, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (isGone(process) || exitsWithin(process, STEP)) {
        return true;
      }
    }
    return isGone(process);
  }

  /** A zombie nobody reaps counts as gone: it has no command any more. */
  private static boolean isGone(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return !process.isAlive() || (info.command().isEmpty() && info.commandLine().isEmpty());
  }

  private static boolean exitsWithin(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Asks a process to end with {@code signal}, and kills it when it has not after {@code patience}.
   *
   * @return whether it ended by itself
   */
  public static boolean end(ProcessHandle process, String signal, Duration patience) {
    send(process, signal);
    boolean ended = awaitExit(process, patience);
    if (!ended) {
      process.destroyForcibly();
      awaitExit(process, patience);
    }
    return ended;
  }
}
