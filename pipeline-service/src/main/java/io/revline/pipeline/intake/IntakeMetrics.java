package io.revline.pipeline.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.database.DatabaseGauges;
import io.revline.pipeline.intake.NotTaken.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
      MeterRegistry meters,
      DatabaseGauges gauges,
      TransactionSynchronizationRegistry transaction,
      EarlyTidings early) {
    this.meters = meters;
    this.transaction = transaction;
    gauges.show(
        "revline_intake_waiting",
        "Events of deals that have no name or no stage yet",
        early::count);
  }

  /** An increase is only seen of a counter that was there before. */
  void start(@Observes StartupEvent started) {
    for (Reason reason : Reason.values()) {
      counter(reason);
    }
  }

  /** A message was not taken. */
  public void refused(Reason reason) {
    counter(reason).increment();
  }

  private Counter counter(Reason reason) {
    return meters.counter("revline_intake_refused_total", "reason", reason.word());
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
