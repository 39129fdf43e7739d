package io.revline.benchmarks.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that pipeline-service keeps of a deal, as lines of CSV for the columns named here. */
final class PipelineRows {
  private static final String STATE =
      "name, amount, currency, pipeline, stage, status, probability, forecast_category, close_date,"
          + " owner, account, source, products, created_at, closed_at";
  static final String DEAL_COLUMNS = "id, version, segments, updated_at, " + STATE;
  static final String SEGMENT_COLUMNS =
      "id, number, version, valid_from, valid_to, recorded_from, recorded_to, " + STATE;
  static final String NAME_COLUMNS = "source, external_id, deal_id";
  static final String VERSION_COLUMNS =
      "deal_id, version, kind, recorded_at, actor, origin, correlation_id";
  static final String FACT_COLUMNS = "id, deal_id, version, field, before, value, at, seq";

  /** Beyond every id that the services' sequences give. */
  private static final long FIRST_ID = 1_000_000_000_000L;

  private static final int IDS_PER_DEAL = 50;

  private PipelineRows() {}

  /** The deal as it stands. */
  static Stream<String> deal(List<SegmentRow> history) {
    SegmentRow last = history.getLast();
    return Stream.of(
        Csv.line(
            joined(
                state(last),
                last.deal().id(),
                last.version(),
                last.number(),
                last.recordedFrom())));
  }

  /** Every segment it ever had. */
  static Stream<String> segments(List<SegmentRow> history) {
    return history.stream()
        .map(it ->
            Csv.line(
                joined(
                    state(it),
                    it.deal().id(),
                    it.number(),
                    it.version(),
                    it.from(),
                    it.to(),
                    it.recordedFrom(),
                    it.recordedTo())));
  }

  /** Its name in another system. */
  static Stream<String> name(List<SegmentRow> history) {
    DealRow deal = history.getFirst().deal();
    return Stream.of(Csv.line("crm", deal.number(), deal.id()));
  }

  /** A version for each step. */
  static Stream<String> versions(List<SegmentRow> history) {
    return steps(history)
        .map(it ->
            Csv.line(
                it.deal().id(),
                it.version(),
                kind(it),
                it.recordedFrom(),
                "bench",
                "person",
                "bench"));
  }

  private static String kind(SegmentRow step) {
    return step.number() == 1
        ? "CREATED"
        : step.closedAt() == null ? "CHANGED" : step.stage().name();
  }

  /** What each step said that was not so before. */
  static Stream<String> facts(List<SegmentRow> history) {
    List<String> lines = new ArrayList<>();
    @Nullable SegmentRow before = null;
    for (SegmentRow step : steps(history).toList()) {
      for (Said said : said(step)) {
        @Nullable String old = before == null ? null : value(before, said.field());
        if (said.value() != null && !said.value().equals(old)) {
          lines.add(fact(step, lines.size(), said, old));
        }
      }
      before = step;
    }
    return lines.stream();
  }

  private record Said(String field, @Nullable String value) {}

  private static String fact(SegmentRow step, int number, Said said, @Nullable String old) {
    return Csv.line(
        id(step.deal(), number),
        step.deal().id(),
        step.version(),
        said.field(),
        old,
        said.value(),
        step.from(),
        0);
  }

  /** Nobody says an amount where products add up to it. */
  private static List<Said> said(SegmentRow step) {
    DealRow deal = step.deal();
    boolean lines = deal.products() != null;
    return List.of(
        new Said("NAME", deal.name()),
        new Said("AMOUNT", lines ? null : deal.amount().toPlainString()),
        new Said("CURRENCY", lines ? null : deal.currency()),
        new Said("PIPELINE", "default"),
        new Said("STAGE", step.stage().key()),
        new Said("CLOSE_DATE", Objects.toString(step.closeDate(), null)),
        new Said("OWNER", step.owner()),
        new Said("ACCOUNT", deal.account()),
        new Said("SOURCE", deal.source()),
        new Said("PRODUCTS", deal.products()));
  }

  private static @Nullable String value(SegmentRow step, String field) {
    return said(step).stream()
        .filter(said -> said.field().equals(field))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Stream<SegmentRow> steps(List<SegmentRow> history) {
    return history.stream().filter(SegmentRow::begins);
  }

  private static long id(DealRow deal, int number) {
    return FIRST_ID + (long) deal.number() * IDS_PER_DEAL + number;
  }

  private static @Nullable Object[] state(SegmentRow it) {
    DealRow deal = it.deal();
    return new @Nullable Object[] {
      deal.name(),
      deal.amount(),
      deal.currency(),
      "default",
      it.stage().key(),
      it.stage().status(),
      it.stage().probability(),
      it.stage().category(),
      it.closeDate(),
      it.owner(),
      deal.account(),
      deal.source(),
      deal.products(),
      deal.createdAt(),
      it.closedAt()
    };
  }

  private static @Nullable Object[] joined(@Nullable Object[] last, @Nullable Object... first) {
    @Nullable Object[] all = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, all, first.length, last.length);
    return all;
  }
}
