package io.revline.pipeline.deal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.progress.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Adds up what all deals come to before anybody asks: the first time takes seconds where there are
 * a million deals, and nobody should wait for it after a start or in the morning.
 */
@ApplicationScoped
class ReadySums {
  private static final Duration POLL = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KeptSums kept;
  private final FiscalCalendars calendars;
  private final Watermark watermark;
  private final BackgroundLoop loop = new BackgroundLoop("ready-sums", POLL, this::round);

  ReadySums(KeptSums kept, FiscalCalendars calendars, Watermark watermark) {
    this.kept = kept;
    this.calendars = calendars;
    this.watermark = watermark;
  }

  void start(@Observes StartupEvent started) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(PATIENCE);
  }

  private boolean round() {
    Instant known = watermark.now();
    ZoneId zone = calendars.known(known).body().timeZone();
    for (DealGrouping grouping : DealGrouping.values()) {
      kept.of(SummaryQuestion.ofAllDeals(grouping, zone), known);
    }
    return false;
  }
}
