package io.revline.benchmarks;

import io.revline.benchmarks.Part.Run;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.report.Report;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.ScratchCheckout;
import io.revline.benchmarks.run.Sizes;
import io.revline.platform.PlatformException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description =
          "Measure only these parts:"
              + " creates, projections, wins, imports, intake, rollups, forecasts, scorecards,"
              + " deals.")
  private Set<Part> only = EnumSet.allOf(Part.class);

  @Option(
      names = "--deals",
      paramLabel = "N",
      description = "How many deals the tables hold when questions are asked, instead of 1000000.")
  private @Nullable Integer deals;

  @Option(
      names = "--keep",
      description = "Keep the data of the platform, to look into them after a run.")
  private boolean keep;

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
        .setCaseInsensitiveEnumValuesAllowed(true)
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
    Report report = measure(scratch, sizes());
    if (!keep) {
      scratch.deleteData();
    }
    report.writeTo(output.resolve("report.json"));
    System.out.println();
    System.out.print(report.table());
    report.missed().forEach(figure -> System.out.println("Misses what is meant: " + figure));
    return CommandLine.ExitCode.OK;
  }

  private Sizes sizes() {
    Sizes sizes = tiny ? Sizes.TINY : Sizes.FULL;
    return deals == null ? sizes : sizes.withTimelines(deals);
  }

  private Report measure(ScratchCheckout scratch, Sizes sizes) throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    System.out.println("Starting a fresh platform ...");
    try (RunningPlatform platform = RunningPlatform.start(scratch, clock)) {
      System.out.println("Logs: " + platform.logs());
      for (Part part : EnumSet.copyOf(only)) {
        System.out.println(part.doing() + " ...");
        part.run(
            new Run(platform, checkout, sizes, clock),
            measured -> {
              // Shown at once: a later figure may fail.
              System.out.print(Report.line(measured));
              measurements.add(measured);
            });
      }
    }
    return new Report(measurements);
  }
}
