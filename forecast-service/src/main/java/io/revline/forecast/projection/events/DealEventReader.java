package io.revline.forecast.projection.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.deal.CreditSplit;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.contracts.deal.ForecastCategory;
import io.revline.forecast.projection.Segment;
import io.revline.kit.Money;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.MalformedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
    UUID deal = required(required(body.deal(), "deal").id(), "deal.id");
    if (!event.subject().equals(deal.toString())) {
      throw new MalformedEvent("the subject is " + event.subject() + ", the deal " + deal, null);
    }
    return body.segments().stream().map(segment -> segment(deal, segment)).toList();
  }

  private Segment segment(UUID deal, DealSegment segment) {
    DealState state = required(segment.state(), "segments.state");
    return new Segment(
        deal,
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
        weights(state.splits()));
  }

  /** In their order, as the last one takes what rounding leaves. */
  private @Nullable String weights(@Nullable List<CreditSplit> splits) {
    if (splits == null || splits.isEmpty()) {
      return null;
    }
    try {
      return json.writeValueAsString(splits.stream().map(DealEventReader::weight).toList());
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("splits cannot be written: " + e.getMessage(), e);
    }
  }

  private static Weight weight(CreditSplit split) {
    return new Weight(
        required(split.rep(), "splits.rep"), required(split.percent(), "splits.percent"));
  }

  /** A rep's part of what all weights of the list add up to. */
  private record Weight(String key, BigDecimal weight) {}

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

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new MalformedEvent(field + " is missing", null);
    }
    return value;
  }
}
