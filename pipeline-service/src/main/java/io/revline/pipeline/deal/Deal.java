package io.revline.pipeline.deal;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.DealState;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chance of revenue, from its first mention to its win or loss. This row is how it stands now and
 * what writers lock; its past is in its facts and segments.
 *
 * <p>The guards hold people to the life cycle: open deals move, win or lose; closed ones reopen.
 */
@Entity
class Deal extends PanacheEntityBase {
  @Id UUID id;

  long version;

  /** How many segments the timeline ever had; the next one gets the next number. */
  int segments;

  @Column(name = "updated_at", nullable = false)
  Instant updatedAt;

  @Embedded @Nullable StateColumns state;

  /** The external ids a new deal starts with; those of an older one stand in their table. */
  @Transient List<ExternalId> bornAs = List.of();

  @SuppressWarnings("NullAway.Init")
  protected Deal() {}

  Deal(UUID id, List<ExternalId> externalIds) {
    this.id = id;
    this.bornAs = externalIds;
    this.updatedAt = Instant.EPOCH;
  }

  /**
   * Now, but after every earlier change: two changes of a deal never share a recorded time.
   *
   * @param now a recorded time that was drawn after the deal was locked
   */
  Instant nextMoment(Instant now) {
    return now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
  }

  /** Takes the next version. */
  void become(DealState latest, Instant recordedAt) {
    state = new StateColumns(latest);
    updatedAt = recordedAt;
    version++;
  }

  int nextSegment() {
    return ++segments;
  }

  DealState state(Pipelines pipelines) {
    return stands().state(pipelines, updatedAt);
  }

  DealStatus status() {
    return stands().status;
  }

  @Nullable String owner() {
    return stands().owner;
  }

  boolean deleted() {
    return state != null && state.deleted;
  }

  String pipeline() {
    return stands().pipeline;
  }

  void guardMove(Stage to) {
    guardOpen("moved");
    if (to.status() != DealStatus.OPEN) {
      throw new Conflict(
          "stage '%s' closes the deal: use win or lose instead of move".formatted(to.key()));
    }
  }

  void guardOpen(String verb) {
    if (status() != DealStatus.OPEN) {
      throw new Conflict(
          "the deal is %s and cannot be %s: reopen it first".formatted(status().word(), verb));
    }
  }

  void guardThere() {
    if (deleted()) {
      throw new Conflict("the deal is deleted: restore it first");
    }
  }

  /** What a system may say of the deal now. */
  void guardChange(FieldValues values) {
    guardThere();
    guardAmount(values);
  }

  void guardDeleted() {
    if (!deleted()) {
      throw new Conflict("the deal is not deleted");
    }
  }

  /**
   * An amount that somebody gives is what the products add up to, if the deal has any.
   *
   * @throws InvalidInput otherwise
   */
  void guardAmount(FieldValues values) {
    Map<DealField, @Nullable String> given = values.asMap();
    if (!given.containsKey(DealField.AMOUNT) || given.containsKey(DealField.PRODUCTS)) {
      return;
    }
    StateColumns stands = stands();
    if (stands.products != null && !values.isWorth(stands.amount, stands.currency)) {
      throw InvalidInput.of(
          "amount",
          "contradicts the products, which add up to %s %s: change them instead"
              .formatted(stands.amount, stands.currency));
    }
  }

  void guardReopen(Stage to) {
    if (status() == DealStatus.OPEN) {
      throw new Conflict("the deal is open already");
    }
    if (to.status() != DealStatus.OPEN) {
      throw new Conflict("stage '%s' is not an open one".formatted(to.key()));
    }
  }

  private StateColumns stands() {
    if (state == null) {
      throw new IllegalStateException("deal " + id + " has no state yet");
    }
    return state;
  }
}
