package io.revline.benchmarks;

import io.revline.benchmarks.creates.CreatesBenchmark;
import io.revline.benchmarks.latency.WinBenchmark;
import io.revline.benchmarks.projection.ProjectionBenchmark;
import io.revline.benchmarks.queries.QueriesBenchmark;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.report.Report;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.ScratchCheckout;
import io.revline.benchmarks.run.Sizes;
import io.revline.platform.PlatformException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code revline bench}: measures the built services on a platform of its own. */
@Command(
    name = "revline bench",
    description = {
      "Measure the built services on a fresh platform with durable data, on ports of its own,",
      "each figure beside the raw limit of the same run.",
      "Writes target/bench/report.json."
    },
    mixinStandardHelpOptions = true,
    footer = "Exit codes: 0 measured, 1 failed (the reason is shown), 2 wrong use.")
public final class Benchmarks implements Callable<Integer> {
  @Option(
      names = "--tiny",
      description = "A run of seconds that shows that everything works; its figures mean nothing.")
  private boolean tiny;

  private final Path checkout = Path.of(System.getProperty("revline.root", ".")).toAbsolutePath();
  private final Clock clock = Clock.systemUTC();

  /** Runs the benchmarks and ends the JVM, with 0 only when every figure was measured. */
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    System.exit(commandLine().execute(arguments));
  }

  /** The parser; what the user can mend is told in one line. */
  private static CommandLine commandLine() {
    return new CommandLine(new Benchmarks())
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          if (failure instanceof PlatformException) {
            command.getErr().println("revline: " + failure.getMessage());
          } else {
            command.getErr().println("revline: the benchmarks failed:");
            failure.printStackTrace(command.getErr());
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  @Override
  public Integer call() throws Exception {
    Path output = checkout.resolve("target").resolve("bench");
    ScratchCheckout scratch = new ScratchCheckout(checkout, output.resolve("platform"));
    Report report = measure(scratch, tiny ? Sizes.TINY : Sizes.FULL);
    scratch.deleteData();
    report.writeTo(output.resolve("report.json"));
    System.out.println();
    System.out.print(report.table());
    return CommandLine.ExitCode.OK;
  }

  private Report measure(ScratchCheckout scratch, Sizes sizes) throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    System.out.println("Starting a fresh platform ...");
    try (RunningPlatform platform = RunningPlatform.start(scratch, clock)) {
      System.out.println("Logs: " + platform.logs());
      System.out.println("Creating deals through the gateway, then by plain JDBC ...");
      keep(List.of(CreatesBenchmark.run(platform, checkout, sizes)), measurements);
      System.out.println("Catching up with events, then plain upserts ...");
      keep(new ProjectionBenchmark(platform, checkout, sizes).run(), measurements);
      System.out.println("Winning deals and watching the forecast ...");
      keep(WinBenchmark.run(platform, sizes, clock), measurements);
      System.out.println("Filling the projections and asking for figures ...");
      keep(new QueriesBenchmark(platform, sizes, clock).run(), measurements);
    }
    return new Report(measurements);
  }

  /** What has been measured is shown at once: a later figure may fail. */
  private static void keep(List<Measurement> measured, List<Measurement> all) {
    all.addAll(measured);
    measured.forEach(figure -> System.out.print(Report.line(figure)));
  }
}
