package io.revline.pipeline.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.contracts.intake.IntakeEventTypes;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.Tidings;
import io.revline.pipeline.intake.TidingsReader;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds events to the contract: first their attributes, then what they tell. */
@Singleton
class EventReader implements TidingsReader {
  /** The attributes that CloudEvents defines. */
  static final Set<String> OWN =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "dataschema");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,50}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_VALUE = 1_000;

  private final EventBody body;

  EventReader(EventBody body) {
    this.body = body;
  }

  @Override
  public Tidings read(IntakeEvent event) {
    List<Violation> violations = new ArrayList<>();
    event.attributes().forEach((name, value) -> checkAny(name, value, violations));
    checkOwn(event, violations);
    JsonNode data = StrictJson.read(event.data());
    if (!data.isObject()) {
      violations.add(new Violation("data", "is required: a JSON object"));
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return body.read(event, data);
  }

  private static void checkAny(String name, String value, List<Violation> violations) {
    if (!NAME.matcher(name).matches()) {
      violations.add(
          new Violation(name, "is no attribute: names have 1 to 40 lower-case letters and digits"));
    }
    if (value.length() > LONGEST_VALUE || value.chars().anyMatch(EventReader::isNoCharacter)) {
      violations.add(
          new Violation(name, "must have at most 1,000 characters, none of them for control"));
    }
  }

  /** What could not be decoded stands as the replacement character. */
  private static boolean isNoCharacter(int character) {
    return Character.isISOControl(character) || character == '\uFFFD';
  }

  private static void checkOwn(IntakeEvent event, List<Violation> violations) {
    check(
        "1.0".equals(event.attribute("specversion")),
        violations,
        "specversion",
        "must be 1.0, the CloudEvents version read here");
    check(
        isId(event.attribute("id")),
        violations,
        "id",
        "is required: 1 to 200 characters that name the event within its source");
    check(
        matches(SOURCE, event.attribute("source")),
        violations,
        "source",
        "is required: the sending system, 1 to 50 letters, digits, dots, dashes or underscores");
    check(
        isId(event.attribute("subject")),
        violations,
        "subject",
        "is required: the deal's or the account's id at the source, 1 to 200 characters");
    check(
        IntakeEventTypes.ALL.contains(String.valueOf(event.attribute("type"))),
        violations,
        "type",
        "is required, one of " + new TreeSet<>(IntakeEventTypes.ALL));
    String time = event.attribute("time");
    check(
        time == null || isInstant(time),
        violations,
        "time",
        "must be an RFC 3339 time such as 2026-03-02T09:15:42Z");
    String sequence = event.attribute("sequence");
    check(
        sequence == null || matches(WHOLE_NUMBER, sequence),
        violations,
        "sequence",
        "must be a whole number of at most 18 digits");
    String content = event.attribute("datacontenttype");
    check(
        content == null || ContentType.of(content).isJson(),
        violations,
        "datacontenttype",
        "must be application/json");
  }

  private static void check(
      boolean holds, List<Violation> violations, String field, String otherwise) {
    if (!holds) {
      violations.add(new Violation(field, otherwise));
    }
  }

  private static boolean isId(@Nullable String value) {
    return value != null && !value.isBlank() && value.length() <= LONGEST_ID;
  }

  private static boolean matches(Pattern pattern, @Nullable String value) {
    return value != null && pattern.matcher(value).matches();
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
