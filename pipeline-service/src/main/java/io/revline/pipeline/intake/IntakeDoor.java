package io.revline.pipeline.intake;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.TooLarge;
import io.revline.kit.problem.UnsupportedFormat;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.intake.NotTaken.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where every message is looked at, whichever way it came: none gets in that is not understood. */
@ApplicationScoped
public class IntakeDoor {
  /** The most bytes of a message. */
  public static final int MOST_BYTES = 4 << 20;

  private static final int MOST_BYTES_OF_AN_EVENT = 256 << 10;
  private static final int MOST_EVENTS = 1_000;

  private final Instance<IntakeFormat> formats;
  private final TidingsReader tidings;

  IntakeDoor(Instance<IntakeFormat> formats, TidingsReader tidings) {
    this.formats = formats;
    this.tidings = tidings;
  }

  /**
   * The events of a message, at least one and each of them sound.
   *
   * @throws NotTaken when anything is wrong with any of them
   */
  public List<IntakeEvent> read(IntakeMessage message) {
    requireBytes(message.body().length, MOST_BYTES, "a message");
    IntakeFormat format = formatOf(message.contentType());
    List<IntakeEvent> events = format.read(message);
    if (events.isEmpty() || events.size() > MOST_EVENTS) {
      throw NotTaken.body(Reason.INVALID, "must hold 1 to " + MOST_EVENTS + " events");
    }
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      try {
        check(events.get(i));
      } catch (InvalidInput wrong) {
        violations.addAll(
            (format.holdsSeveral() ? wrong.within("[" + i + "]") : wrong).violations());
      }
    }
    if (!violations.isEmpty()) {
      throw new NotTaken(Reason.INVALID, new InvalidInput(violations));
    }
    return events;
  }

  private void check(IntakeEvent event) {
    requireBytes(
        event.data().getBytes(StandardCharsets.UTF_8).length, MOST_BYTES_OF_AN_EVENT, "an event");
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(event.text())) {
      throw NotTaken.body(Reason.ENCODING, "has half a surrogate pair, which is no character");
    }
    tidings.read(event);
  }

  private IntakeFormat formatOf(ContentType type) {
    if (!type.isUtf8()) {
      throw new NotTaken(
          Reason.FORMAT,
          new UnsupportedFormat("'%s' is not read here, send UTF-8".formatted(type.charset())));
    }
    return formats.stream()
        .filter(format -> format.reads(type))
        .findFirst()
        .orElseThrow(() ->
            new NotTaken(
                Reason.FORMAT,
                new UnsupportedFormat(
                    "'%s' is not read here: send application/json with the attributes in headers,"
                            .formatted(type.mediaType())
                        + " application/cloudevents+json or application/cloudevents-batch+json")));
  }

  private static void requireBytes(int bytes, int most, String what) {
    if (bytes > most) {
      throw new NotTaken(
          Reason.OVERSIZE, new TooLarge("%s has at most %d bytes".formatted(what, most)));
    }
  }
}
