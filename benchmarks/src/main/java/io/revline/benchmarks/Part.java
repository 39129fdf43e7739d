package io.revline.benchmarks;

import io.revline.benchmarks.creates.CreatesBenchmark;
import io.revline.benchmarks.imports.ImportBenchmark;
import io.revline.benchmarks.intake.IntakeBenchmark;
import io.revline.benchmarks.latency.WinBenchmark;
import io.revline.benchmarks.projection.ProjectionBenchmark;
import io.revline.benchmarks.queries.DealQueriesBenchmark;
import io.revline.benchmarks.queries.ForecastsBenchmark;
import io.revline.benchmarks.queries.QueriesBenchmark;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.tables.SampleTimelines;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The parts of a run in their order: what fills tables past the services comes last. */
enum Part {
  CREATES("Creating deals through the gateway, then by plain JDBC") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      taker.accept(CreatesBenchmark.run(run.platform(), run.checkout(), run.sizes()));
    }
  },
  PROJECTIONS("Catching up with events, then plain upserts") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      new ProjectionBenchmark(run.platform(), run.checkout(), run.sizes()).run().forEach(taker);
    }
  },
  WINS("Winning deals and watching the forecast") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      WinBenchmark.run(run.platform(), run.sizes(), run.clock()).forEach(taker);
    }
  },
  IMPORTS("Importing a table through the gateway, then by COPY") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      ImportBenchmark.run(run.platform(), run.checkout(), run.sizes()).forEach(taker);
    }
  },
  INTAKE("Taking in what other systems tell, then by plain JDBC, and watching the forecast") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      new IntakeBenchmark(run.platform(), run.checkout(), run.sizes(), taker).run();
    }
  },
  ROLLUPS("Filling forecast-service and asking for rollups") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      new QueriesBenchmark(run.platform(), run.timelines(), run.sizes(), taker).rollups();
    }
  },
  FORECASTS("Filling forecast-service with open deals, training, scoring and projecting") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      new ForecastsBenchmark(run.platform(), run.timelines().end(), run.sizes(), taker).run();
    }
  },
  SCORECARDS("Filling performance-service and asking for scorecards") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      new QueriesBenchmark(run.platform(), run.timelines(), run.sizes(), taker).scorecards();
    }
  },
  DEALS("Filling pipeline-service and asking for summaries, deals and lists") {
    @Override
    void run(Run run, Consumer<Measurement> taker) throws Exception {
      new DealQueriesBenchmark(run.platform(), run.timelines(), run.sizes(), taker).run();
    }
  };

  private final String doing;

  Part(String doing) {
    this.doing = doing;
  }

  /** What a part runs on. */
  record Run(RunningPlatform platform, Path checkout, Sizes sizes, Clock clock) {
    /** The deals that full tables hold; the last of them begins with this day. */
    SampleTimelines timelines() {
      return new SampleTimelines(clock.instant().truncatedTo(ChronoUnit.DAYS), sizes.timelines());
    }
  }

  /** What the user reads while it runs. */
  String doing() {
    return doing;
  }

  /** Measures its figures and hands each out as soon as it is there. */
  abstract void run(Run run, Consumer<Measurement> taker) throws Exception;
}
