package io.revline.pipeline.deal;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.customfield.CustomFields;
import io.revline.pipeline.rule.Rules;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.DealState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds people to the fields that are required. What is asked of a deal is asked when it is created
 * or enters a stage, and nobody clears it while it is there; a deal that was there before a rule
 * came is left in peace.
 */
@ApplicationScoped
class Requirements {
  private final Rules rules;
  private final CustomFields customFields;
  private final Pipelines pipelines;

  Requirements(Rules rules, CustomFields customFields, Pipelines pipelines) {
    this.rules = rules;
    this.customFields = customFields;
    this.pipelines = pipelines;
  }

  /**
   * Checks a deal that somebody has just said something of.
   *
   * @param before where it stood before, or null for a new deal
   * @throws InvalidInput naming every field that is missing
   */
  void check(Deal deal, @Nullable Stage before, FieldValues said) {
    DealState state = deal.state(pipelines);
    boolean entered = !state.stage().equals(before);
    SortedSet<String> required = new TreeSet<>(rules.required(state.stage()));
    if (before == null || said.speaksOf(DealField.CUSTOM.word())) {
      required.addAll(customFields.required());
    }
    List<Violation> missing =
        required.stream()
            .filter(field -> entered || said.speaksOf(field))
            .filter(field -> !has(state, field))
            .map(field ->
                new Violation(field, "is required in stage '%s'".formatted(state.stage().key())))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(missing);
    }
  }

  private static boolean has(DealState state, String field) {
    return switch (field) {
      case "amount" -> state.amount() != null;
      case "closeDate" -> state.closeDate() != null;
      case "owner" -> state.owner() != null;
      case "account" -> state.account() != null;
      default ->
          field.startsWith(CustomFields.PREFIX)
              ? state.details().custom().containsKey(field.substring(CustomFields.PREFIX.length()))
              : Arrays.stream(DealField.values())
                  .anyMatch(each ->
                      each.word().equals(field) && state.details().values().containsKey(each));
    };
  }
}
