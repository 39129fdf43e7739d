package io.revline.pipeline.calendar.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.calendar.Calendar;
import io.revline.contracts.calendar.CalendarChanged;
import io.revline.contracts.calendar.CalendarEvent;
import io.revline.contracts.calendar.CalendarEventTypes;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.MonthYears;
import io.revline.kit.calendar.PeriodOverride;
import io.revline.kit.calendar.WeekPattern;
import io.revline.kit.calendar.WeekYearEnd;
import io.revline.kit.calendar.WeekYears;
import io.revline.kit.calendar.YearNaming;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.reference.ChangeKind;
import io.revline.kit.reference.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says a calendar event in the words of the kit. */
@ApplicationScoped
class CalendarEventReader {
  private final ObjectMapper json;

  CalendarEventReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The version an event tells of; none for a type that this version of the service does not know.
   *
   * @throws RuntimeException when the body breaks the contract
   */
  Optional<Reference<FiscalCalendar>> read(CloudEvent event) {
    return CalendarEventTypes.recordOf(event.type())
        .map(type ->
            switch (parsed(event, type)) {
              case CalendarChanged changed -> version(event, changed);
            });
  }

  private CalendarEvent parsed(CloudEvent event, Class<? extends CalendarEvent> type) {
    try {
      // Unknown fields are additions within v1.
      CalendarEvent body =
          json.readerFor(type)
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(event.body());
      return required(body, "the body");
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("the body is no " + event.type() + ": " + e.getMessage(), e);
    }
  }

  private static Reference<FiscalCalendar> version(CloudEvent event, CalendarChanged changed) {
    return new Reference<>(
        required(changed.id(), "id"),
        changed.version(),
        ChangeKind.valueOf(required(changed.kind(), "kind").name()),
        event.recordedAt(),
        calendar(required(changed.calendar(), "calendar")));
  }

  private static FiscalCalendar calendar(Calendar told) {
    return new FiscalCalendar(
        ZoneId.of(required(told.timeZone(), "calendar.timeZone")),
        told.months() == null ? null : months(told.months()),
        told.weeks() == null ? null : weeks(told.weeks()),
        told.overrides().stream()
            .map(each ->
                new PeriodOverride(
                    required(each.name(), "calendar.overrides.name"),
                    required(each.from(), "calendar.overrides.from"),
                    required(each.to(), "calendar.overrides.to")))
            .toList());
  }

  private static MonthYears months(io.revline.contracts.calendar.MonthYears told) {
    return new MonthYears(told.startMonth(), naming(told.yearNamedBy()));
  }

  private static WeekYears weeks(io.revline.contracts.calendar.WeekYears told) {
    return new WeekYears(
        WeekPattern.valueOf(required(told.pattern(), "calendar.weeks.pattern").name()),
        told.endMonth(),
        DayOfWeek.valueOf(required(told.endDay(), "calendar.weeks.endDay").name()),
        WeekYearEnd.valueOf(required(told.yearEnd(), "calendar.weeks.yearEnd").name()),
        naming(told.yearNamedBy()));
  }

  private static YearNaming naming(io.revline.contracts.calendar.@Nullable YearNaming told) {
    return YearNaming.valueOf(required(told, "yearNamedBy").name());
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new MalformedEvent(field + " is missing", null);
    }
    return value;
  }
}
