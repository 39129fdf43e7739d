package io.revline.forecast.model;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Trains the models that wait for it, one after the other, on a thread of its own. */
@ApplicationScoped
class Trainings {
  private static final Logger LOG = Logger.getLogger(Trainings.class);
  private static final Duration POLL = Duration.ofSeconds(5);

  /** The gateway waits for 25 s (its trainingTimeout): by then there is an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StoredModels models;
  private final DealHistories histories;
  private final FiscalCalendars calendars;
  private final BackgroundLoop loop = new BackgroundLoop("outcome-models", POLL, this::round);
  private final Map<UUID, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

  Trainings(StoredModels models, DealHistories histories, FiscalCalendars calendars) {
    this.models = models;
    this.histories = histories;
    this.calendars = calendars;
  }

  void start(@Observes StartupEvent started) {
    models.resume();
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(1));
  }

  /** A model waits. */
  void wake() {
    loop.wake();
  }

  /** Waits until a model is trained, or some seconds; returns what has become of it. */
  StoredModel await(UUID id) {
    CompletableFuture<Boolean> over =
        awaited.computeIfAbsent(id, first -> new CompletableFuture<>());
    wake();
    StoredModel model = models.byId(id);
    if (!model.isReady() && !model.isFailed()) {
      over.completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }
    awaited.remove(id);
    return models.byId(id);
  }

  private boolean round() {
    Optional<StoredModel> next = models.begin();
    next.ifPresent(model -> {
      train(model);
      Optional.ofNullable(awaited.get(model.id())).ifPresent(over -> over.complete(true));
    });
    return next.isPresent();
  }

  private void train(StoredModel wanted) {
    try {
      Times times = new Times(wanted.trainedAsOf(), wanted.knownAt());
      List<DealHistory> deals = histories.all(times);
      OutcomeTrainer trainer = new OutcomeTrainer(calendars.known(times.knownAt()).body());
      models.succeed(
          wanted.id(),
          trainer.train(deals, times.asOf(), part -> models.progress(wanted.id(), part)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "model %s could not be trained", wanted.id());
      models.fail(wanted.id(), String.valueOf(e.getMessage()));
    }
  }
}
