package io.revline.pipeline.stage;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceChange;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pipelines there are, kept in memory. Another replica may change them: whoever only reads
 * hears of it within a second, whoever changes a deal at once ({@link #hold}).
 */
@ApplicationScoped
public class Pipelines {
  /** What pipelines are called among the references. */
  public static final ReferenceType<PipelineDefinition> TYPE =
      new ReferenceType<>("pipeline", PipelineDefinition.class);

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final References references;
  private final PipelineLock lock;
  private final TransactionSynchronizationRegistry transaction;
  private final Clock clock;
  private volatile @Nullable Snapshot snapshot;

  Pipelines(
      References references,
      PipelineLock lock,
      TransactionSynchronizationRegistry transaction,
      Clock clock) {
    this.references = references;
    this.lock = lock;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** All of them by key, on the terms that hold now. */
  public List<Pipeline> all() {
    Instant now = clock.instant();
    return fresh().known().present().entrySet().stream()
        .map(entry -> entry.getValue().at(entry.getKey(), now))
        .toList();
  }

  /**
   * The pipeline of that key, on the terms that hold now.
   *
   * @throws InvalidInput naming the pipelines there are
   */
  public Pipeline byKey(String key) {
    PipelineDefinition pipeline =
        present(fresh(), key)
            .or(() -> present(newest(), key))
            .orElseThrow(() ->
                InvalidInput.of(
                    "pipeline",
                    "'%s' does not exist, use one of %s"
                        .formatted(key, fresh().known().present().keySet())));
    return pipeline.at(key, clock.instant());
  }

  /**
   * A stage that deals can come to stand in, on the terms that hold now.
   *
   * @throws InvalidInput naming the pipelines or stages there are
   */
  public Stage stage(String pipeline, String stage) {
    if (!byKey(pipeline).has(stage)) {
      newest();
    }
    return byKey(pipeline).stage(stage);
  }

  /**
   * A stage that deals stood in, on the terms that held at a moment; it may be removed by now.
   *
   * @throws InvalidInput when there never was such a stage
   */
  public Stage stage(String pipeline, String stage, Instant moment) {
    return fresh()
        .known()
        .everKnown(pipeline, stage)
        .or(() -> newest().known().everKnown(pipeline, stage))
        .map(known -> known.at(pipeline, moment))
        .orElseGet(() -> stage(pipeline, stage));
  }

  /** Keeps all pipelines as they are until the transaction ends; called before a deal changes. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold() {
    if (transaction.getResource(TYPE) == null) {
      lock.forDeals();
      newest();
      transaction.putResource(TYPE, TYPE);
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReferenceChange change) {
    if (change.type().equals(TYPE)) {
      snapshot = null;
    }
  }

  private static Optional<PipelineDefinition> present(Snapshot snapshot, String key) {
    return Optional.ofNullable(snapshot.known().present().get(key));
  }

  private Snapshot fresh() {
    Snapshot last = snapshot;
    return last == null || last.checkedAt().plus(FRESH).isBefore(clock.instant()) ? newest() : last;
  }

  private Snapshot newest() {
    Instant now = clock.instant();
    long changes = references.changes(TYPE);
    Snapshot last = snapshot;
    KnownPipelines known =
        last != null && last.changes() == changes
            ? last.known()
            : new KnownPipelines(references.versions(TYPE));
    Snapshot next = new Snapshot(known, changes, now);
    snapshot = next;
    return next;
  }

  private record Snapshot(KnownPipelines known, long changes, Instant checkedAt) {}
}
