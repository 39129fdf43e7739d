package io.revline.pipeline.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.time.BusinessTime;
import io.revline.pipeline.intake.IntakeEvent;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as its source says: in the data, or else in the attributes.
 *
 * @param at business time
 * @param seq the order of what happened at one instant
 */
record Moment(Instant at, long seq) {
  /** Clocks differ; what a clock that runs ahead says of now is no prophecy. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /**
   * Reads it.
   *
   * @throws InvalidInput when nobody says when it happened, or it makes no sense
   */
  static Moment of(IntakeEvent event, JsonNode data, Clock clock) {
    return new Moment(at(event, data, clock), seq(event, data));
  }

  private static Instant at(IntakeEvent event, JsonNode data, Clock clock) {
    boolean inData = data.hasNonNull("at");
    String field = inData ? "data.at" : "time";
    @Nullable String text = inData ? data.path("at").textValue() : event.attribute("time");
    if (text == null && !inData) {
      throw InvalidInput.of("time", "is required, or at in the data: say when it happened");
    }
    try {
      return BusinessTime.past(
          field, Instant.parse(String.valueOf(text)), Clock.offset(clock, CLOCKS_DIFFER));
    } catch (DateTimeException e) {
      throw InvalidInput.of(field, "must be an RFC 3339 time such as 2026-03-02T09:15:42Z");
    }
  }

  private static long seq(IntakeEvent event, JsonNode data) {
    JsonNode seq = data.path("seq");
    if (seq.isMissingNode() || seq.isNull()) {
      String sequence = event.attribute("sequence");
      return sequence == null ? 0 : Long.parseLong(sequence);
    }
    if (!seq.isNumber() || !seq.canConvertToExactIntegral() || !seq.canConvertToLong()) {
      throw InvalidInput.of("data.seq", "must be a whole number");
    }
    return seq.asLong();
  }
}
