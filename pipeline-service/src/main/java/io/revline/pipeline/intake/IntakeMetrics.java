package io.revline.pipeline.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.revline.pipeline.intake.NotTaken.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;

/** What is counted of the intake. */
@ApplicationScoped
public class IntakeMetrics {
  private final MeterRegistry meters;
  private final TransactionSynchronizationRegistry transaction;

  IntakeMetrics(
      MeterRegistry meters, TransactionSynchronizationRegistry transaction, EarlyTidings early) {
    this.meters = meters;
    this.transaction = transaction;
    Gauge.builder("revline_intake_waiting", early, EarlyTidings::count)
        .description("Events of deals that have no name or no stage yet")
        .register(meters);
  }

  /** A message was not taken. */
  public void refused(Reason reason) {
    meters.counter("revline_intake_refused_total", "reason", reason.word()).increment();
  }

  /** Events of these types count as taken in once the transaction at hand is committed. */
  void taken(List<String> types) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              types.forEach(
                  type -> meters.counter("revline_intake_events_total", "type", type).increment());
            }
          }
        });
  }
}
