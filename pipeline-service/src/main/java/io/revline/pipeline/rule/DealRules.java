package io.revline.pipeline.rule;

import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Stage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which fields people must have given before a deal enters a stage.
 *
 * @param required fields by stage key; those of {@link #EVERY} hold for all stages but lost ones
 */
public record DealRules(Map<String, List<String>> required) {
  /** Stands for every stage but lost ones. */
  public static final String EVERY = "*";

  private static final List<String> FIELDS =
      List.of(
          "account",
          "amount",
          "closeDate",
          "contacts",
          "nextStep",
          "owner",
          "products",
          "source",
          "tags");
  private static final String CUSTOM = "custom.";

  /**
   * The fields are ones that can be required.
   *
   * @throws InvalidInput otherwise
   */
  public DealRules {
    Map<String, List<String>> copy = new TreeMap<>();
    required.forEach((stage, fields) -> copy.put(stage, checked(stage, fields)));
    required = Collections.unmodifiableMap(copy);
  }

  /** The fields that a stage requires. */
  public SortedSet<String> of(Stage stage) {
    SortedSet<String> fields = new TreeSet<>(required.getOrDefault(stage.key(), List.of()));
    if (stage.status() != DealStatus.LOST) {
      fields.addAll(required.getOrDefault(EVERY, List.of()));
    }
    return fields;
  }

  private static List<String> checked(String stage, List<String> fields) {
    for (String field : fields) {
      if (!FIELDS.contains(field) && !field.startsWith(CUSTOM)) {
        throw InvalidInput.of(
            "required." + stage,
            "'%s' cannot be required, use some of %s or custom.key".formatted(field, FIELDS));
      }
    }
    return List.copyOf(new TreeSet<>(fields));
  }
}
