package io.revline.forecast.revision.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealSnapshot;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.contracts.deal.ExternalId;
import io.revline.contracts.deal.ForecastCategory;
import io.revline.forecast.revision.Particulars;
import io.revline.forecast.revision.Segment;
import io.revline.kit.Money;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.MalformedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says the segments of a deal event in the words of this service. */
@ApplicationScoped
class DealEventReader {
  private final ObjectMapper json;

  DealEventReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The segments an event tells of; none for a type that this version does not know.
   *
   * @throws RuntimeException when the body breaks the contract
   */
  List<Segment> read(CloudEvent event) {
    return DealEventTypes.recordOf(event.type())
        .map(type -> segments(event, parsed(event, type)))
        .orElse(List.of());
  }

  private DealEvent parsed(CloudEvent event, Class<? extends DealEvent> type) {
    try {
      // Unknown fields are additions within v1.
      DealEvent body =
          json.readerFor(type)
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(event.body());
      return required(body, "the body");
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("the body is no " + event.type() + ": " + e.getMessage(), e);
    }
  }

  private List<Segment> segments(CloudEvent event, DealEvent body) {
    DealSnapshot deal = required(body.deal(), "deal");
    UUID id = required(deal.id(), "deal.id");
    if (!event.subject().equals(id.toString())) {
      throw new MalformedEvent("the subject is " + event.subject() + ", the deal " + id, null);
    }
    return body.segments().stream().map(segment -> segment(deal, segment)).toList();
  }

  private Segment segment(DealSnapshot deal, DealSegment segment) {
    DealState state = required(segment.state(), "segments.state");
    return new Segment(
        deal.id(),
        segment.number(),
        required(segment.from(), "segments.from"),
        segment.to(),
        required(segment.recordedFrom(), "segments.recordedFrom"),
        segment.recordedTo(),
        word(required(state.status(), "segments.state.status")),
        state.owner(),
        state.amount() == null
            ? null
            : new Money(state.amount().amount(), state.amount().currency()),
        required(state.probability(), "segments.state.probability"),
        word(required(state.forecastCategory(), "segments.state.forecastCategory")),
        state.closeDate(),
        state.closedAt(),
        Boolean.TRUE.equals(state.deleted()),
        list(Weight.ofSplits(state.splits())),
        particulars(deal.externalIds(), state));
  }

  /** The first name that another system gave is the one the deal is told apart by. */
  private Particulars particulars(List<ExternalId> names, DealState state) {
    ExternalId first = names.isEmpty() ? null : names.getFirst();
    return new Particulars(
        first == null ? null : first.source(),
        first == null ? null : first.id(),
        required(state.createdAt(), "segments.state.createdAt"),
        required(state.pipeline(), "segments.state.pipeline"),
        required(state.stage(), "segments.state.stage"),
        state.account(),
        state.source(),
        state.lastActivityAt(),
        list(Weight.ofProducts(state.products())),
        state.custom() == null || state.custom().isEmpty() ? null : text(state.custom()));
  }

  private @Nullable String list(List<Weight> weights) {
    return weights.isEmpty() ? null : text(weights);
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("shares or fields cannot be written: " + e.getMessage(), e);
    }
  }

  private static String word(DealStatus status) {
    return switch (status) {
      case OPEN -> "open";
      case WON -> "won";
      case LOST -> "lost";
    };
  }

  private static String word(ForecastCategory category) {
    return switch (category) {
      case PIPELINE -> "pipeline";
      case BEST_CASE -> "bestCase";
      case MOST_LIKELY -> "mostLikely";
      case COMMIT -> "commit";
      case CLOSED -> "closed";
      case OMITTED -> "omitted";
    };
  }

  static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new MalformedEvent(field + " is missing", null);
    }
    return value;
  }
}
