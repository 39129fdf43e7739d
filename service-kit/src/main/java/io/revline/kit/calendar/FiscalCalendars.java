package io.revline.kit.calendar;

import io.revline.kit.reference.ChangeKind;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fiscal calendar as this service knows it. */
@ApplicationScoped
public class FiscalCalendars {
  /** What holds before the first change has version 0. */
  private static final Reference<FiscalCalendar> INITIAL =
      new Reference<>(
          FiscalCalendar.ID, 0, ChangeKind.CREATED, Instant.EPOCH, FiscalCalendar.CALENDAR_YEAR);

  private final References references;

  FiscalCalendars(References references) {
    this.references = references;
  }

  /**
   * The calendar that is known, or was known before a recorded time.
   *
   * @param knownAt recorded time, or null for now
   * @return its version; version 0 is {@link FiscalCalendar#CALENDAR_YEAR}
   */
  public Reference<FiscalCalendar> known(@Nullable Instant knownAt) {
    return references.known(FiscalCalendar.TYPE, knownAt).stream()
        .filter(calendar -> calendar.id().equals(FiscalCalendar.ID))
        .findFirst()
        .orElse(INITIAL);
  }
}
