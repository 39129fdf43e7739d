package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code revline logs}. */
@Command(
    name = "logs",
    description = "Show the last lines of the logs.",
    mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      description =
          "pipeline-service, forecast-service, performance-service, gateway, kafka, postgres or platform (default: all).")
  private @Nullable String part;

  @Option(names = "-f", description = "Go on showing new lines until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "-n",
      paramLabel = "LINES",
      defaultValue = "100",
      description = "How many lines of each (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> tail = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    if (follow) {
      tail.add("-F");
    }
    logs(Home.ofThisCheckout()).forEach(log -> tail.add(log.toString()));
    return new ProcessBuilder(tail).inheritIO().start().waitFor();
  }

  private List<Path> logs(Home home) throws IOException {
    List<Path> logs = part == null ? all(home) : List.of(home.log(part));
    if (logs.isEmpty() || !Files.exists(logs.getFirst())) {
      throw new PlatformException(
          "There is no such log in %s: start Revline with ./revline up.".formatted(home.logs()));
    }
    return logs;
  }

  private static List<Path> all(Home home) throws IOException {
    if (!Files.isDirectory(home.logs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.logs())) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }
}
