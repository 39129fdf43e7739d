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
import java.util.function.Predicate;
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

  /** What an attribute of an event must be, absent or not, and what to say if it is not. */
  private record Rule(String attribute, Predicate<@Nullable String> holds, String otherwise) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("specversion", "1.0"::equals, "must be 1.0, the CloudEvents version read here"),
          new Rule(
              "id",
              EventReader::isId,
              "is required: 1 to 200 characters that name the event within its source"),
          new Rule(
              "source",
              source -> matches(SOURCE, source),
              "is required: the sending system, 1 to 50 letters, digits, dots, dashes or"
                  + " underscores"),
          new Rule(
              "subject",
              EventReader::isId,
              "is required: the deal's or the account's id at the source, 1 to 200 characters"),
          new Rule(
              "type",
              type -> type != null && IntakeEventTypes.ALL.contains(type),
              "is required, one of " + new TreeSet<>(IntakeEventTypes.ALL)),
          new Rule(
              "time",
              time -> time == null || isInstant(time),
              "must be an RFC 3339 time such as 2026-03-02T09:15:42Z"),
          new Rule(
              "sequence",
              sequence -> sequence == null || matches(WHOLE_NUMBER, sequence),
              "must be a whole number of at most 18 digits"),
          new Rule(
              "datacontenttype",
              content -> content == null || ContentType.of(content).isJson(),
              "must be application/json"));

  private final EventBody body;

  EventReader(EventBody body) {
    this.body = body;
  }

  @Override
  public Tidings read(IntakeEvent event) {
    List<Violation> violations = new ArrayList<>();
    event.attributes().forEach((name, value) -> checkAny(name, value, violations));
    RULES.stream()
        .filter(rule -> !rule.holds().test(event.attribute(rule.attribute())))
        .forEach(rule -> violations.add(new Violation(rule.attribute(), rule.otherwise())));
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
