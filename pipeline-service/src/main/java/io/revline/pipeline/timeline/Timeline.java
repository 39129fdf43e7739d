package io.revline.pipeline.timeline;

import io.revline.kit.Money;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of one deal: its facts in order of business time and sequence, folded into spans.
 *
 * <p>Facts are added in the order they were learned. A later fact about the same field, instant and
 * sequence corrects the earlier one; apart from that the order of learning makes no difference, so
 * a late fact lands where it belongs and changes nothing that changed again after it.
 */
public final class Timeline {
  private static final Set<DealField> REQUIRED =
      EnumSet.of(DealField.NAME, DealField.PIPELINE, DealField.STAGE);

  private final TreeMap<Moment, Map<DealField, Fact>> moments = new TreeMap<>();

  /** A timeline of these facts, in the order they were learned. */
  public Timeline(List<Fact> facts) {
    facts.forEach(this::add);
  }

  /** Adds a fact that was learned just now. */
  public void add(Fact fact) {
    moments
        .computeIfAbsent(Moment.of(fact), moment -> new EnumMap<>(DealField.class))
        .merge(fact.field(), fact, Timeline::corrected);
  }

  /** Whether exactly this is believed already. */
  public boolean holds(Fact fact) {
    Fact held = moments.getOrDefault(Moment.of(fact), Map.of()).get(fact.field());
    return fact.field() == DealField.CUSTOM
        ? held != null && CustomFacts.covers(held.value(), fact.value())
        : fact.equals(held);
  }

  /**
   * The field's value just before a fact that is not yet added; of the customer's own fields, those
   * it speaks of.
   */
  public @Nullable String before(Fact fact) {
    if (fact.field() == DealField.CUSTOM) {
      return customBefore(fact);
    }
    for (Map<DealField, Fact> facts :
        moments.headMap(Moment.of(fact), true).descendingMap().values()) {
      Fact earlier = facts.get(fact.field());
      if (earlier != null) {
        return earlier.value();
      }
    }
    return null;
  }

  /** Whether the field has this value now. */
  public boolean isLatest(DealField field, @Nullable String value) {
    Fact now = new Fact(field, value, Instant.MAX, Long.MAX_VALUE);
    return Objects.equals(before(now), value);
  }

  private String customBefore(Fact fact) {
    String standing = null;
    for (Map<DealField, Fact> facts : moments.headMap(Moment.of(fact), true).values()) {
      Fact earlier = facts.get(DealField.CUSTOM);
      standing = earlier == null ? standing : CustomFacts.after(standing, earlier.value());
    }
    return CustomFacts.within(standing, fact.value());
  }

  private static Fact corrected(Fact earlier, Fact later) {
    return later.field() == DealField.CUSTOM ? CustomFacts.together(earlier, later) : later;
  }

  private static void apply(Fact fact, Map<DealField, @Nullable String> fields) {
    fields.put(
        fact.field(),
        fact.field() == DealField.CUSTOM
            ? CustomFacts.after(fields.get(DealField.CUSTOM), fact.value())
            : fact.value());
  }

  /**
   * The spans without gaps, from the moment on when name, pipeline and stage are all known;
   * neighbours differ. Each is on the terms its stage had when it began, so that terms which come
   * later leave it as it is.
   */
  public List<Span> spans(Pipelines pipelines) {
    List<Span> spans = new ArrayList<>();
    Map<DealField, @Nullable String> fields = new EnumMap<>(DealField.class);
    for (Map.Entry<Moment, Map<DealField, Fact>> entry : moments.entrySet()) {
      Instant at = entry.getKey().at();
      entry.getValue().values().forEach(fact -> apply(fact, fields));
      if (REQUIRED.stream().anyMatch(field -> fields.get(field) == null)) {
        continue;
      }
      append(spans, at, state(fields, at, spans.isEmpty() ? null : spans.getLast(), pipelines));
    }
    return spans;
  }

  private static void append(List<Span> spans, Instant at, DealState state) {
    if (!spans.isEmpty()) {
      Span last = spans.getLast();
      if (last.state().equals(state)) {
        return;
      }
      spans.set(spans.size() - 1, new Span(last.from(), at, last.state()));
    }
    spans.add(new Span(at, null, state));
  }

  private static DealState state(
      Map<DealField, @Nullable String> fields,
      Instant at,
      @Nullable Span previous,
      Pipelines pipelines) {
    Stage stage =
        pipelines.stage(
            required(fields, DealField.PIPELINE), required(fields, DealField.STAGE), at);
    if (stage.status() != DealStatus.LOST) {
      fields.remove(DealField.LOST_REASON);
    }
    String closeDate = fields.get(DealField.CLOSE_DATE);
    Details details = Details.of(fields::get);
    String activity = fields.get(DealField.LAST_ACTIVITY_AT);
    Instant created = previous == null ? at : previous.state().createdAt();
    @Nullable Instant closed = closedAt(stage.status(), at, previous);
    return new DealState(
        required(fields, DealField.NAME),
        amount(fields, details),
        stage,
        closeDate == null ? null : LocalDate.parse(closeDate),
        fields.get(DealField.OWNER),
        fields.get(DealField.ACCOUNT),
        fields.get(DealField.LOST_REASON),
        created,
        closed,
        details,
        activity == null ? null : Instant.parse(activity),
        flags(fields, stage.status(), created, closed, previous),
        fields.get(DealField.DELETED) != null);
  }

  /** How it was born and closed marks it for good; when it closes may still be told otherwise. */
  private static Set<HistoryFlag> flags(
      Map<DealField, @Nullable String> fields,
      DealStatus status,
      Instant created,
      @Nullable Instant closed,
      @Nullable Span previous) {
    Set<HistoryFlag> flags = EnumSet.noneOf(HistoryFlag.class);
    if (previous != null) {
      flags.addAll(previous.state().flags());
      flags.remove(HistoryFlag.CLOSES_BEFORE_CREATED);
    }
    if (previous == null && status != DealStatus.OPEN) {
      flags.add(HistoryFlag.BORN_CLOSED);
    }
    if (previous != null
        && status != DealStatus.OPEN
        && previous.state().status() != DealStatus.OPEN
        && previous.state().status() != status) {
      flags.add(HistoryFlag.CLOSED_AGAIN);
    }
    @Nullable String said = fields.get(DealField.CREATED_AT);
    @Nullable String expected = fields.get(DealField.CLOSE_DATE);
    boolean closedTooEarly = closed != null && said != null && closed.isBefore(Instant.parse(said));
    boolean dueTooEarly =
        status == DealStatus.OPEN
            && expected != null
            && LocalDate.parse(expected).isBefore(LocalDate.ofInstant(created, ZoneOffset.UTC));
    if (closedTooEarly || dueTooEarly) {
      flags.add(HistoryFlag.CLOSES_BEFORE_CREATED);
    }
    return flags;
  }

  private static @Nullable Instant closedAt(
      DealStatus status, Instant at, @Nullable Span previous) {
    if (status == DealStatus.OPEN) {
      return null;
    }
    if (previous != null && previous.state().status() == status) {
      return previous.state().closedAt();
    }
    return at;
  }

  /** What the products add up to, whatever was said of the amount, if there are any. */
  private static @Nullable Money amount(Map<DealField, @Nullable String> fields, Details details) {
    if (!details.products().isEmpty()) {
      return ProductLine.sum(details.products());
    }
    String amount = fields.get(DealField.AMOUNT);
    String currency = fields.get(DealField.CURRENCY);
    return amount == null || currency == null ? null : new Money(new BigDecimal(amount), currency);
  }

  private static String required(Map<DealField, @Nullable String> fields, DealField field) {
    return Objects.requireNonNull(fields.get(field), field.word());
  }

  private record Moment(Instant at, long seq) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
        Comparator.comparing(Moment::at).thenComparingLong(Moment::seq);

    static Moment of(Fact fact) {
      return new Moment(fact.at(), fact.seq());
    }

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }
  }
}
