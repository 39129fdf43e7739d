package io.revline.pipeline.intake.file;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.contracts.intake.IntakeEventTypes;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.account.Account;
import io.revline.pipeline.account.ForeignName;
import io.revline.pipeline.activity.ActivityType;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.Step;
import io.revline.pipeline.deal.file.DealRequest;
import io.revline.pipeline.deal.file.DealVocabulary;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.Tidings;
import io.revline.pipeline.intake.Tidings.Activity;
import io.revline.pipeline.intake.Tidings.OfAccount;
import io.revline.pipeline.intake.Tidings.OfDeal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what an event of each type tells. */
@Singleton
class EventBody {
  private static final List<String> MOMENT = List.of("at", "seq");
  private static final Set<String> DEAL =
      DealRequest.UPSERT.stream()
          .filter(field -> !MOMENT.contains(field))
          .collect(toUnmodifiableSet());
  private static final Set<String> ACTIVITY = Set.of("type", "subject");
  private static final Set<String> ACCOUNT =
      Set.of("name", "region", "industry", "parent", "segment");
  private static final int LONGEST_SUBJECT = 500;

  private final DealVocabulary vocabulary;
  private final Clock clock;

  EventBody(DealVocabulary vocabulary, Clock clock) {
    this.vocabulary = vocabulary;
    this.clock = clock;
  }

  /**
   * Reads the data of an event whose attributes are right.
   *
   * @throws InvalidInput naming everything that is wrong, fields as {@code data.field}
   */
  Tidings read(IntakeEvent event, JsonNode data) {
    ObjectNode fields = data.deepCopy();
    fields.remove(MOMENT);
    List<Violation> violations = new ArrayList<>();
    Moment moment = noting(violations, () -> Moment.of(event, data, clock));
    Function<Moment, Tidings> tidings = noting(violations, () -> tidings(event, fields));
    if (moment == null || tidings == null) {
      throw new InvalidInput(violations);
    }
    return tidings.apply(moment);
  }

  private static <T> @Nullable T noting(List<Violation> violations, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidInput wrong) {
      violations.addAll(wrong.violations());
      return null;
    }
  }

  /** What is told, once it is known when it happened. */
  private Function<Moment, Tidings> tidings(IntakeEvent event, ObjectNode fields) {
    try {
      return switch (event.type()) {
        case IntakeEventTypes.DEAL_UPSERTED -> upserted(event, fields);
        case IntakeEventTypes.DEAL_DELETED -> deleted(event, fields);
        case IntakeEventTypes.ACTIVITY_RECORDED -> recorded(event, fields);
        case IntakeEventTypes.ACCOUNT_UPSERTED -> account(event, fields);
        case IntakeEventTypes.ACCOUNT_DELETED -> gone(event, fields);
        default -> throw new IllegalStateException(event.type() + " was let in");
      };
    } catch (InvalidInput wrong) {
      throw wrong.within("data");
    }
  }

  private Function<Moment, Tidings> upserted(IntakeEvent event, ObjectNode fields) {
    DealRequest request = new DealRequest(fields, DEAL);
    FieldValues values = request.values(vocabulary);
    request.refuseIfWrong();
    return moment -> ofDeal(event, moment, values, null);
  }

  private static Function<Moment, Tidings> deleted(IntakeEvent event, ObjectNode fields) {
    requireOnly(Set.of(), fields);
    return moment -> ofDeal(event, moment, new FieldValues().deleted(true), null);
  }

  private static Function<Moment, Tidings> recorded(IntakeEvent event, ObjectNode fields) {
    requireOnly(ACTIVITY, fields);
    ActivityType type = ActivityType.of(text(fields, "type"));
    String subject = text(fields, "subject");
    if (subject != null
        && (subject.isBlank()
            || subject.length() > LONGEST_SUBJECT
            || subject.indexOf('\0') >= 0)) {
      throw InvalidInput.of("subject", "must have 1 to 500 characters");
    }
    return moment ->
        ofDeal(
            event,
            new Moment(moment.at(), 0),
            new FieldValues().lastActivityAt(moment.at()),
            new Activity(type, moment.at(), subject));
  }

  private static Tidings ofDeal(
      IntakeEvent event, Moment moment, FieldValues values, @Nullable Activity activity) {
    ExternalId name = new ExternalId(event.source(), event.subject());
    Step step = new Step(moment.at(), moment.seq(), values);
    return new OfDeal(new Telling(name, List.of(step)), activity);
  }

  private static Function<Moment, Tidings> account(IntakeEvent event, ObjectNode fields) {
    requireOnly(ACCOUNT, fields);
    Account account =
        Account.entered(
            text(fields, "name"),
            text(fields, "region"),
            text(fields, "industry"),
            text(fields, "parent"),
            text(fields, "segment"),
            List.of());
    return ofAccount(event, account);
  }

  private static Function<Moment, Tidings> gone(IntakeEvent event, ObjectNode fields) {
    requireOnly(Set.of(), fields);
    return ofAccount(event, null);
  }

  private static Function<Moment, Tidings> ofAccount(IntakeEvent event, @Nullable Account account) {
    ForeignName name = ForeignName.entered(event.source(), event.subject());
    return moment -> new OfAccount(name, moment.at(), moment.seq(), account);
  }

  private static void requireOnly(Set<String> offered, ObjectNode fields) {
    Set<String> all = new TreeSet<>(offered);
    all.addAll(MOMENT);
    List<Violation> violations =
        fields
            .propertyStream()
            .filter(field -> !offered.contains(field.getKey()))
            .map(field -> new Violation(field.getKey(), "is not a field here, use one of " + all))
            .toList();
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }

  private static @Nullable String text(ObjectNode fields, String field) {
    JsonNode value = fields.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw InvalidInput.of(field, "must be a string");
    }
    return value.asText();
  }
}
