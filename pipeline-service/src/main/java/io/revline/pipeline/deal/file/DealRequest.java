package io.revline.pipeline.deal.file;

import static io.revline.pipeline.deal.file.DealJson.custom;
import static io.revline.pipeline.deal.file.DealJson.date;
import static io.revline.pipeline.deal.file.DealJson.list;
import static io.revline.pipeline.deal.file.DealJson.money;
import static io.revline.pipeline.deal.file.DealJson.products;
import static io.revline.pipeline.deal.file.DealJson.required;
import static io.revline.pipeline.deal.file.DealJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.stage.Pipeline;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import io.revline.pipeline.timeline.CreditSplit;
import io.revline.pipeline.timeline.DealContact;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deal's fields as a caller sends them. A field that is absent is left alone, one that is null is
 * cleared (RFC 7396), which is why this reads the tree itself. Everything wrong with the body is
 * said at once.
 */
public final class DealRequest {
  /** The fields of a body that edits one; stages change through the life cycle's own paths. */
  public static final Set<String> EDIT =
      Set.of(
          "name",
          "amount",
          "closeDate",
          "owner",
          "account",
          "forecastCategory",
          "source",
          "nextStep",
          "tags",
          "products",
          "splits",
          "contacts",
          "custom",
          "at");

  /** The fields of a body that creates a deal. */
  public static final Set<String> CREATE = and(EDIT, "pipeline", "stage", "externalIds");

  /** The fields of a body that tells of a deal by its external id. */
  public static final Set<String> UPSERT = and(EDIT, "pipeline", "stage", "lostReason", "seq");

  /** The fields of an item of a batch that tells of a deal by its external id. */
  public static final Set<String> BATCH_UPSERT = and(UPSERT, "externalId");

  private final ObjectNode body;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * Reads a body.
   *
   * @param offered the fields it may have
   * @throws InvalidInput when it is no object; other faults wait for {@link #refuseIfWrong}
   */
  public DealRequest(@Nullable JsonNode body, Set<String> offered) {
    if (!(body instanceof ObjectNode object)) {
      throw InvalidInput.of("body", "is required: a JSON object");
    }
    this.body = object;
    object
        .fieldNames()
        .forEachRemaining(field -> {
          if (!offered.contains(field)) {
            refuse(field, "is not a field here, use one of " + new TreeSet<>(offered));
          }
        });
  }

  /** All fields that are there, checked. */
  public FieldValues values(DealVocabulary vocabulary) {
    FieldValues values = new FieldValues();
    put("name", node -> values.name(text("name", node)));
    put("amount", node -> values.amount(money(node)));
    put("closeDate", node -> values.closeDate(date(node)));
    put("owner", node -> values.owner(text("owner", node)));
    put("account", node -> values.account(text("account", node)));
    put("lostReason", node -> values.lostReason(text("lostReason", node)));
    put("forecastCategory", node -> values.forecastCategory(text("forecastCategory", node)));
    put("source", node -> values.source(text("source", node)));
    put("nextStep", node -> values.nextStep(text("nextStep", node)));
    put("tags", node -> values.tags(list("tags", node, String.class)));
    // After the amount, which must not contradict them.
    put("products", node -> values.products(products(node)));
    put("splits", node -> values.splits(list("splits", node, CreditSplit.class)));
    put("contacts", node -> values.contacts(list("contacts", node, DealContact.class)));
    put("custom", node -> values.custom(vocabulary.customFields.checked(custom(node))));
    if (body.has("stage") || body.has("pipeline")) {
      check(() -> stage(values, vocabulary.pipelines));
    }
    return values;
  }

  /** The external ids, none when absent. */
  public List<ExternalId> externalIds() {
    List<ExternalId> ids = new ArrayList<>();
    for (JsonNode node : body.path("externalIds")) {
      check(() ->
          ids.add(
              new ExternalId(
                  required("externalIds.source", node.get("source")),
                  required("externalIds.id", node.get("id")))));
    }
    return ids;
  }

  /**
   * The one external id that says which deal an item of a batch tells of.
   *
   * @throws InvalidInput when a part is missing
   */
  public ExternalId externalId() {
    JsonNode node = body.path("externalId");
    return new ExternalId(
        required("externalId.source", node.get("source")),
        required("externalId.id", node.get("id")));
  }

  /** The business time, or null for now. */
  public @Nullable Instant at() {
    JsonNode node = body.get("at");
    if (node == null || node.isNull()) {
      return null;
    }
    try {
      return Instant.parse(node.asText());
    } catch (DateTimeException e) {
      refuse("at", "must be an instant such as 2017-10-01T08:00:00Z");
      return null;
    }
  }

  /** The source's order of what happened at one instant, or null when it gives none. */
  public @Nullable Long seq() {
    JsonNode node = body.get("seq");
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
      refuse("seq", "must be a whole number");
      return null;
    }
    if (!body.hasNonNull("at")) {
      refuse("seq", "orders what happened at one instant: send at with it");
    }
    return node.asLong();
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInput with everything that was wrong
   */
  public void refuseIfWrong() {
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }

  private void stage(FieldValues values, Pipelines pipelines) {
    String key = body.path("pipeline").asText(Pipeline.DEFAULT);
    Pipeline pipeline = pipelines.byKey(key);
    JsonNode wanted = body.get("stage");
    Stage stage =
        wanted == null ? pipeline.stages().getFirst() : pipeline.stage(required("stage", wanted));
    values.stage(key, stage.key());
  }

  private void put(String field, Consumer<JsonNode> reader) {
    JsonNode node = body.get(field);
    if (node != null) {
      check(() -> reader.accept(node));
    }
  }

  private void check(Runnable reading) {
    try {
      reading.run();
    } catch (InvalidInput e) {
      violations.addAll(e.violations());
    }
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }

  private static Set<String> and(Set<String> fields, String... more) {
    return Stream.concat(fields.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
