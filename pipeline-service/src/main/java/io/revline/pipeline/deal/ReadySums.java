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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Adds up what all deals come to before anybody asks: the first time takes seconds where there are
 * a million deals, and nobody should wait for it after a start or in the morning. Where there are
 * many, also what they came to twice a month, from where any other time is not far.
 */
@ApplicationScoped
class ReadySums {
  private static final Duration POLL = Duration.ofMinutes(1);

  /** Fewer are added up as of any time within some tenths of a second. */
  private static final long MANY_DEALS = 100_000;

  /**
   * Once all of the past is known it changes seldom, and each look counts versions for all of it.
   */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KeptSums kept;
  private final PastSums past;
  private final FiscalCalendars calendars;
  private final Watermark watermark;
  private Instant nextLook = Instant.EPOCH;
  private final BackgroundLoop loop = new BackgroundLoop("ready-sums", POLL, this::round);

  ReadySums(KeptSums kept, PastSums past, FiscalCalendars calendars, Watermark watermark) {
    this.kept = kept;
    this.past = past;
    this.calendars = calendars;
    this.watermark = watermark;
  }

  void start(@Observes StartupEvent started) {
    past.forget();
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(PATIENCE);
  }

  private boolean round() {
    Instant known = watermark.now();
    ZoneId zone = calendars.known(known).body().timeZone();
    List<SummaryQuestion> questions =
        Arrays.stream(DealGrouping.values())
            .map(grouping -> SummaryQuestion.ofAllDeals(grouping, zone))
            .toList();
    questions.forEach(asked -> kept.of(asked, known));
    if (known.isBefore(nextLook)
        || kept.of(SummaryQuestion.ofAllDeals(DealGrouping.STAGE, zone), known).deals()
            < MANY_DEALS) {
      return false;
    }
    boolean more = false;
    for (SummaryQuestion asked : questions) {
      more |= keepPast(asked, known);
    }
    nextLook = more ? known : known.plus(BETWEEN_LOOKS);
    return more;
  }

  /** What all deals came to at one moment more, if any is due. */
  private boolean keepPast(SummaryQuestion ofAll, Instant known) {
    Optional<SummaryQuestion> due = past.due(ofAll, known);
    due.ifPresent(asked -> past.keep(asked, known, kept.addedUp(asked, known)));
    return due.isPresent();
  }
}
