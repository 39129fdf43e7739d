package io.revline.forecast.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Unavailable;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the model to answer with, and has it trained where there is none. */
@ApplicationScoped
public class OutcomeModels {
  /** Of so many deal-weeks a model is trained while its asker waits. */
  private static final long AT_ONCE = 100_000;

  /** The present is seen by a model that is not older than this, if it can be. */
  private static final Duration FRESH = Duration.ofDays(7);

  /** Whatever a rebuilt projection mends in the past is seen after this. */
  public static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST_IN_MEMORY = 16;
  private static final int MOST_MINUTES = 30;
  private static final int MOST_FACTS = 64;

  private final StoredModels models;
  private final Trainings trainings;
  private final Clock clock;

  /** What had happened and was known by two times does not change; to add it up reads all deals. */
  private final Cache<Times, String> facts =
      Caffeine.newBuilder().maximumSize(MOST_FACTS).expireAfterWrite(KEPT).build();

  private final Map<UUID, OutcomeModel> inMemory =
      new LinkedHashMap<>(MOST_IN_MEMORY, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, OutcomeModel> eldest) {
          return size() > MOST_IN_MEMORY;
        }
      };

  OutcomeModels(StoredModels models, Trainings trainings, Clock clock) {
    this.models = models;
    this.trainings = trainings;
    this.clock = clock;
  }

  /**
   * The model for a moment, which has learned from nothing later than the day it lies in.
   *
   * @param times the moment, and what is known; its model is the same for ever
   * @param now whether the present is asked about, for which a model of the last days will do
   * @return the model, which may be on its way still
   * @throws Unavailable when its training failed
   */
  public StoredModel at(Times times, boolean now, String actor) {
    Times day = new Times(times.asOf().truncatedTo(ChronoUnit.DAYS), times.knownAt());
    Optional<StoredModel> newest = now ? models.newest(day.asOf()) : Optional.empty();
    if (newest.filter(this::isFresh).isPresent()) {
      return newest.orElseThrow();
    }
    String all = facts.get(day, models::facts);
    StoredModel model = models.find(day.asOf(), all).orElseGet(() -> models.queue(day, all, actor));
    if (!model.isReady() && models.dealWeeks(day) <= AT_ONCE) {
      model = trainings.await(model.id());
    }
    trainings.wake();
    if (model.isFailed() && newest.isEmpty()) {
      throw new Unavailable("model %s could not be trained".formatted(model.id()));
    }
    return model.isReady() ? model : newest.orElse(model);
  }

  /**
   * The model for a moment of the past, however long its training takes: for work in the
   * background.
   *
   * @throws Unavailable when its training failed, or when it takes longer than half an hour
   */
  public StoredModel awaited(Times times, String actor) {
    StoredModel model = train(times, actor);
    for (int minute = 0; minute < MOST_MINUTES && !model.isReady() && !model.isFailed(); minute++) {
      model = trainings.await(model.id());
    }
    if (!model.isReady()) {
      throw new Unavailable("model %s could not be trained".formatted(model.id()));
    }
    return model;
  }

  /**
   * Asks for a model, unless there is one already.
   *
   * @param times as of the day it lies in, of what is known
   */
  public StoredModel train(Times times, String actor) {
    Times day = new Times(times.asOf().truncatedTo(ChronoUnit.DAYS), times.knownAt());
    StoredModel model = models.queue(day, models.facts(day), actor);
    trainings.wake();
    return model;
  }

  /** What a model that is ready has learned. */
  public OutcomeModel learned(StoredModel model) {
    synchronized (inMemory) {
      OutcomeModel known = inMemory.get(model.id());
      if (known != null) {
        return known;
      }
    }
    OutcomeModel read = OutcomeModel.of(models.body(model.id()));
    synchronized (inMemory) {
      inMemory.put(model.id(), read);
    }
    return read;
  }

  /** The newest model that is ready and has learned from nothing that happened after a moment. */
  public Optional<StoredModel> newest(Instant before) {
    return models.newest(before);
  }

  /** A model, or how far it is. */
  public StoredModel byId(UUID id) {
    return models.byId(id);
  }

  /** A page of the models, the newest first. */
  public NewestFirst<StoredModel> page(int limit, @Nullable String cursor) {
    return models.page(limit, cursor);
  }

  /**
   * Holds a moment to the past.
   *
   * @throws InvalidInput when it lies ahead
   */
  public void requirePast(Instant asOf) {
    if (asOf.isAfter(clock.instant())) {
      throw InvalidInput.of(
          "asOf", "must not lie in the future: what will be known then is unknown");
    }
  }

  private boolean isFresh(StoredModel model) {
    return model.trainedAsOf().isAfter(clock.instant().minus(FRESH));
  }
}
