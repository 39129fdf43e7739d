package io.revline.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.contracts.calendar.CalendarEventTypes;
import io.revline.contracts.catalog.CatalogEventTypes;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.contracts.intake.IntakeEventTypes;
import io.revline.contracts.people.PeopleEventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** The golden samples, and the mapper of a consumer, which ignores what it does not know. */
final class Samples {
  static final String IMPORTED = "revline.deal.created.v1.imported";
  static final String CALENDAR_OF_WEEKS = "revline.calendar.changed.v1.weeks";
  static final String TEAM_QUOTA = "revline.quota.changed.v1.count";
  static final String WHOLE = "revline.deal.changed.v1.whole";
  static final String WHOLE_UPSERT = "revline.deal-upserted.v1.whole";
  static final String DEAD_LETTER = "revline.dead-letter.recorded.v1";

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private Samples() {}

  static Stream<String> ofDeals() {
    return Stream.concat(DealEventTypes.ALL.keySet().stream().sorted(), Stream.of(IMPORTED, WHOLE));
  }

  static Stream<String> ofCalendars() {
    return Stream.concat(
        CalendarEventTypes.ALL.keySet().stream().sorted(), Stream.of(CALENDAR_OF_WEEKS));
  }

  static Stream<String> all() {
    return Stream.concat(told(), ofIntake());
  }

  /** Of what Revline tells; of the rest, others tell Revline. */
  static Stream<String> told() {
    return Stream.of(ofDeals(), ofCalendars(), ofPeople(), ofCatalog(), Stream.of(DEAD_LETTER))
        .flatMap(names -> names);
  }

  static Stream<String> ofIntake() {
    return Stream.concat(IntakeEventTypes.ALL.stream().sorted(), Stream.of(WHOLE_UPSERT));
  }

  static Stream<String> ofPeople() {
    return Stream.concat(PeopleEventTypes.ALL.keySet().stream().sorted(), Stream.of(TEAM_QUOTA));
  }

  static Stream<String> ofCatalog() {
    return CatalogEventTypes.ALL.keySet().stream().sorted();
  }

  /** A sample's name is its type, with a suffix where a type has several. */
  static String typeOf(String sample) {
    return sample.substring(0, sample.indexOf(".v1") + 3);
  }

  static ObjectNode tree(String sample) {
    try (InputStream in = Samples.class.getResourceAsStream("/samples/" + sample + ".json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, sample));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
