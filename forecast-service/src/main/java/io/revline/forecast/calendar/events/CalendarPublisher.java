package io.revline.forecast.calendar.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.Topics;
import io.revline.contracts.calendar.CalendarChanged;
import io.revline.contracts.calendar.CalendarEventTypes;
import io.revline.kit.Ids;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.outbox.Outbox;
import io.revline.kit.reference.ReferenceChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells every committed change of the calendar, through the outbox of the same transaction. */
@ApplicationScoped
class CalendarPublisher {
  private static final String SOURCE = "/revline/forecast-service";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Ids ids;

  CalendarPublisher(Outbox outbox, ObjectMapper json, Ids ids) {
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
  }

  void publish(@Observes ReferenceChange change) throws JsonProcessingException {
    if (!(change.reference().body() instanceof FiscalCalendar calendar)) {
      return;
    }
    CalendarChanged event = CalendarContract.of(change.reference(), calendar);
    outbox.append(
        Topics.CALENDAR,
        new CloudEvent(
            ids.next(),
            SOURCE,
            CalendarEventTypes.typeOf(event),
            event.id(),
            event.version(),
            change.reference().recordedAt(),
            change.provenance(),
            json.writeValueAsString(event)));
  }
}
