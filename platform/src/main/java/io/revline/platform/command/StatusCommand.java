package io.revline.platform.command;

import io.revline.platform.home.Home;
import io.revline.platform.process.Memory;
import io.revline.platform.process.Ports;
import io.revline.platform.supervisor.Part;
import io.revline.platform.supervisor.Parts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code revline status}. */
@Command(
    name = "status",
    description =
        "Show what runs, where, and how much memory it holds; exit code 0 when all is up, else 1.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private static final String ROW = "%-20s %-8s %6s %8s %8s%n";

  @Override
  public Integer call() {
    Home home = Home.ofThisCheckout();
    List<Part> parts = Parts.of(home, home.ports(), Clock.systemUTC()).all();
    Optional<ProcessHandle> supervisor = home.supervisor().process();
    System.out.printf(ROW, "PART", "STATE", "PORT", "PID", "MEMORY");
    print("platform", supervisor.isPresent(), "", supervisor);
    parts.forEach(part ->
        print(part.name(), isUp(part, supervisor), String.valueOf(part.port()), part.process()));
    boolean up = supervisor.isPresent() && parts.stream().allMatch(part -> isUp(part, supervisor));
    System.out.println(summary(up, supervisor.isPresent()));
    return up ? 0 : 1;
  }

  private static String summary(boolean up, boolean supervised) {
    if (up) {
      return "Revline is up.";
    }
    return supervised
        ? "Revline is not complete: it is starting, or see ./revline logs."
        : "Revline is not running here: start it with ./revline up.";
  }

  private static boolean isUp(Part part, Optional<ProcessHandle> supervisor) {
    boolean exists = part.hasProcess() ? part.process().isPresent() : supervisor.isPresent();
    return exists && !Ports.isFree(part.port());
  }

  /**
   * Every other process descends from the supervisor and has its own row; PostgreSQL's workers have
   * none.
   */
  private static void print(String name, boolean up, String port, Optional<ProcessHandle> process) {
    boolean alone = !name.equals("postgres");
    System.out.printf(
        ROW,
        name,
        up ? "up" : "down",
        port,
        process.map(handle -> Long.toString(handle.pid())).orElse(""),
        process
            .map(handle -> alone ? Stream.of(handle) : family(handle))
            .flatMap(Memory::residentMegabytes)
            .map(megabytes -> megabytes + " MB")
            .orElse(""));
  }

  private static Stream<ProcessHandle> family(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }
}
