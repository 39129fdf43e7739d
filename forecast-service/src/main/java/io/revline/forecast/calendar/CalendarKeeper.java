package io.revline.forecast.calendar;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.caller.Provenance;
import io.revline.kit.http.ETags;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.References;
import io.revline.kit.time.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps the fiscal calendar. It is never updated: a change is a new version. */
@ApplicationScoped
public class CalendarKeeper {
  private final FiscalCalendars calendars;
  private final References references;
  private final RecordedTime recorded;

  CalendarKeeper(FiscalCalendars calendars, References references, RecordedTime recorded) {
    this.calendars = calendars;
    this.references = references;
    this.recorded = recorded;
  }

  /**
   * The calendar that is known, or was known before a recorded time.
   *
   * @param knownAt recorded time, or null for now
   */
  public KnownCalendar known(@Nullable Instant knownAt) {
    @Nullable Instant capped = knownAt == null ? null : earlier(knownAt, recorded.watermark());
    return new KnownCalendar(calendars.known(capped), capped);
  }

  /**
   * Puts another calendar in place of the one that stands.
   *
   * @param ifMatch the ETag of the version it replaces
   */
  @Transactional
  public Reference<FiscalCalendar> replace(
      FiscalCalendar calendar, @Nullable String ifMatch, Provenance provenance) {
    long version =
        references
            .locked(FiscalCalendar.TYPE, FiscalCalendar.ID)
            .map(Reference::version)
            .orElse(0L);
    ETags.require(ifMatch, version);
    return references.put(FiscalCalendar.TYPE, FiscalCalendar.ID, calendar, provenance);
  }

  /**
   * The calendar as it would be shown in place of the one that stands, which stays.
   *
   * @param ifMatch the ETag of the version it is to replace
   */
  public Reference<FiscalCalendar> replaceable(FiscalCalendar calendar, @Nullable String ifMatch) {
    Reference<FiscalCalendar> stands = calendars.known(null);
    ETags.require(ifMatch, stands.version());
    return new Reference<>(
        stands.id(), stands.version(), stands.kind(), stands.recordedAt(), calendar);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
