package io.revline.testkit.deal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.contracts.deal.DealChanged;
import io.revline.contracts.deal.DealCreated;
import io.revline.contracts.deal.DealDeleted;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.contracts.deal.DealLost;
import io.revline.contracts.deal.DealReopened;
import io.revline.contracts.deal.DealRestored;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealSnapshot;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealWon;
import io.revline.contracts.deal.ExternalId;
import io.revline.kit.caller.Provenance;
import io.revline.kit.event.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A deal as its producer has it, in the plainest way: every fact is kept, and each new one folds
 * all of them again. What it tells are the events of the contract.
 */
public final class DealHistory {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public final UUID id = UUID.randomUUID();

  /** Its names in other systems, as every event from now on tells them. */
  public final List<ExternalId> externalIds = new ArrayList<>();

  public final List<DealSegment> segments = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private long version;

  /** Something that was said of the deal: from then on its fields are so. */
  private record Fact(Instant at, int seq, Instant recordedAt, Consumer<DealFields> change) {}

  /** Says something that is learned as it happens. */
  public CloudEvent say(String at, Consumer<DealFields> change) {
    return say(Instant.parse(at), Instant.parse(at), change);
  }

  /** Says something of a business time that is learned at a recorded time. */
  public CloudEvent say(Instant at, Instant recordedAt, Consumer<DealFields> change) {
    @Nullable DealState before = facts.isEmpty() ? null : spans().getLast().state();
    facts.add(new Fact(at, facts.size(), recordedAt, change));
    List<DealSegment> spans = spans();
    List<DealSegment> touched = replace(spans, recordedAt);
    version++;
    DealState state = spans.getLast().state();
    return event(
        event(before, new DealSnapshot(id, version, externalIds, state), touched), recordedAt);
  }

  /**
   * What was so just before a business time, of what was learned before a recorded time: the facts
   * in order, folded, and no segment in between.
   */
  public Optional<DealState> before(Instant asOf, Instant knownAt) {
    DealFields fields = new DealFields();
    @Nullable DealState state = null;
    for (Fact fact : inOrder()) {
      if (fact.at().isBefore(asOf) && fact.recordedAt().isBefore(knownAt)) {
        fact.change().accept(fields);
        state = fields.state(fact.at(), state);
      }
    }
    return Optional.ofNullable(state);
  }

  private List<Fact> inOrder() {
    List<Fact> inOrder = new ArrayList<>(facts);
    inOrder.sort(Comparator.comparing(Fact::at).thenComparing(Fact::seq));
    return inOrder;
  }

  /** What is believed of the deal now, with business time only. */
  private List<DealSegment> spans() {
    List<DealSegment> spans = new ArrayList<>();
    DealFields fields = new DealFields();
    for (Fact fact : inOrder()) {
      fact.change().accept(fields);
      DealState state = fields.state(fact.at(), spans.isEmpty() ? null : spans.getLast().state());
      if (!spans.isEmpty()) {
        DealSegment last = spans.removeLast();
        if (last.state().equals(state)) {
          spans.add(last);
          continue;
        }
        spans.add(span(last.from(), fact.at(), last.state()));
      }
      spans.add(span(fact.at(), null, state));
    }
    return spans;
  }

  private List<DealSegment> replace(List<DealSegment> spans, Instant recordedAt) {
    List<DealSegment> touched = new ArrayList<>();
    Set<Integer> kept = new HashSet<>();
    for (DealSegment span : spans) {
      DealSegment same =
          segments.stream()
              .filter(known -> known.recordedTo() == null && !kept.contains(known.number()))
              .filter(known -> span(known.from(), known.to(), known.state()).equals(span))
              .findFirst()
              .orElse(null);
      if (same != null) {
        kept.add(same.number());
      } else {
        DealSegment fresh =
            new DealSegment(
                segments.size() + 1, span.from(), span.to(), recordedAt, null, span.state());
        segments.add(fresh);
        kept.add(fresh.number());
        touched.add(fresh);
      }
    }
    for (int i = 0; i < segments.size(); i++) {
      DealSegment known = segments.get(i);
      if (known.recordedTo() == null && !kept.contains(known.number())) {
        segments.set(i, ended(known, recordedAt));
        touched.add(segments.get(i));
      }
    }
    return touched;
  }

  private static DealEvent event(
      @Nullable DealState before, DealSnapshot deal, List<DealSegment> segments) {
    DealState after = deal.state();
    if (before == null) {
      return new DealCreated(List.of(), deal, segments);
    }
    if (!Objects.equals(before.deleted(), after.deleted())) {
      return after.deleted() == null
          ? new DealRestored(List.of(), deal, segments)
          : new DealDeleted(List.of(), deal, segments);
    }
    if (before.status() == after.status()) {
      return new DealChanged(List.of(), deal, segments);
    }
    return switch (after.status()) {
      case OPEN -> new DealReopened(List.of(), deal, segments);
      case WON -> new DealWon(List.of(), deal, segments);
      case LOST -> new DealLost(List.of(), deal, segments);
    };
  }

  private CloudEvent event(DealEvent event, Instant recordedAt) {
    try {
      return new CloudEvent(
          UUID.randomUUID(),
          "/revline/pipeline-service",
          DealEventTypes.typeOf(event),
          id.toString(),
          version,
          recordedAt,
          new Provenance("test", "import", "test"),
          JSON.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static DealSegment span(Instant from, @Nullable Instant to, DealState state) {
    return new DealSegment(0, from, to, Instant.EPOCH, null, state);
  }

  private static DealSegment ended(DealSegment known, Instant recordedAt) {
    return new DealSegment(
        known.number(), known.from(), known.to(), known.recordedFrom(), recordedAt, known.state());
  }
}
