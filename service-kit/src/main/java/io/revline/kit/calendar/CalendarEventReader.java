package io.revline.kit.calendar;

import static io.revline.kit.event.EventBodies.required;

import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.EventBodies;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ChangeKind;
import io.revline.kit.reference.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Says a calendar event of forecast-service in the words of the kit. */
@ApplicationScoped
class CalendarEventReader {
  /** The type of event that tells of a version of the calendar. */
  static final String CHANGED = "revline.calendar.changed.v1";

  private final EventBodies bodies;

  CalendarEventReader(EventBodies bodies) {
    this.bodies = bodies;
  }

  /** What is read of the body. */
  record Told(
      @Nullable String kind, @Nullable String id, long version, @Nullable ToldCalendar calendar) {}

  /**
   * The version that an event tells of.
   *
   * @throws MalformedEvent when the body breaks the contract
   */
  Reference<FiscalCalendar> version(CloudEvent event) {
    Told told = bodies.read(event, Told.class);
    try {
      return new Reference<>(
          required(told.id(), "id"),
          told.version(),
          ChangeKind.of(required(told.kind(), "kind")),
          event.recordedAt(),
          required(told.calendar(), "calendar").toCalendar());
    } catch (InvalidInput | IllegalArgumentException e) {
      throw new MalformedEvent("the body holds no calendar: " + e.getMessage(), e);
    }
  }
}
