package io.revline.kit.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gauges whose number stands in the database. They are not a number when it gives none in time: a
 * scrape that waited for a database that is away, or for a lock, would show nothing at all of the
 * service just when somebody looks.
 */
@ApplicationScoped
public class DatabaseGauges {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final MeterRegistry meters;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  DatabaseGauges(MeterRegistry meters) {
    this.meters = meters;
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  /** Shows what a query gives each time Prometheus asks. */
  public void show(String name, String description, DoubleSupplier query) {
    Question question = new Question(query);
    Gauge.builder(name, question::answer).description(description).register(meters);
  }

  /** Asked once at a time, however many scrapes wait for it. */
  private final class Question {
    private final DoubleSupplier query;
    private @Nullable Future<Double> asked;

    Question(DoubleSupplier query) {
      this.query = query;
    }

    synchronized double answer() {
      if (asked == null || asked.isDone()) {
        asked = threads.submit(query::getAsDouble);
      }
      try {
        return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        return Double.NaN;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Double.NaN;
      }
    }
  }
}
