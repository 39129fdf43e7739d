package io.revline.kit.people;

import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.EventBodies;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.reference.ChangeKind;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Keeps what performance-service tells of people, in every version, for services that read it. */
@ApplicationScoped
public class PeopleCopies {
  private final References references;
  private final EventBodies bodies;

  PeopleCopies(References references, EventBodies bodies) {
    this.references = references;
    this.bodies = bodies;
  }

  /** The body of a people event; the object stands under the name of its kind. */
  record Told(
      @Nullable String kind,
      @Nullable String id,
      long version,
      @Nullable Rep rep,
      @Nullable Team team,
      @Nullable Region region,
      @Nullable Quota quota) {}

  /**
   * Keeps the version that an event tells of; a type that is not known here is passed over.
   *
   * @throws MalformedEvent when the body breaks the contract
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void copy(CloudEvent event) {
    switch (event.type()) {
      case "revline.rep.changed.v1" -> {
        Told told = bodies.read(event, Told.class);
        copy(event, told, PeopleTypes.REP, told.rep());
      }
      case "revline.team.changed.v1" -> {
        Told told = bodies.read(event, Told.class);
        copy(event, told, PeopleTypes.TEAM, told.team());
      }
      case "revline.region.changed.v1" -> {
        Told told = bodies.read(event, Told.class);
        copy(event, told, PeopleTypes.REGION, told.region());
      }
      case "revline.quota.changed.v1" -> {
        Told told = bodies.read(event, Told.class);
        copy(event, told, PeopleTypes.QUOTA, told.quota());
      }
      default -> {
        // Further types may come within v1.
      }
    }
  }

  private <T> void copy(CloudEvent event, Told told, ReferenceType<T> type, @Nullable T body) {
    if (body == null || told.kind() == null) {
      throw new MalformedEvent(type.name() + " and kind are required", null);
    }
    if (!event.subject().equals(told.id()) || event.aggregateVersion() != told.version()) {
      throw new MalformedEvent(
          "the headers are of %s version %d, the body of %s version %d"
              .formatted(event.subject(), event.aggregateVersion(), told.id(), told.version()),
          null);
    }
    references.copy(
        type,
        new Reference<>(
            event.subject(), told.version(), kind(told.kind()), event.recordedAt(), body),
        event.provenance());
  }

  private static ChangeKind kind(String word) {
    try {
      return ChangeKind.of(word);
    } catch (IllegalArgumentException e) {
      throw new MalformedEvent("there is no kind of change '" + word + "'", e);
    }
  }
}
