package io.revline.pipeline.rule;

import io.revline.kit.caller.Caller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.http.ETags;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.PreconditionFailed;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules that stand; there is one set of them. */
@ApplicationScoped
public class Rules {
  private static final ReferenceType<DealRules> TYPE =
      new ReferenceType<>("deal-rules", DealRules.class);
  private static final String ID = "deals";

  private final References references;
  private final Pipelines pipelines;

  Rules(References references, Pipelines pipelines) {
    this.references = references;
    this.pipelines = pipelines;
  }

  /** The rules, unless nobody has set any yet. */
  public Optional<Reference<DealRules>> find() {
    return references.find(TYPE, ID);
  }

  /** The fields that people must have given before a deal enters a stage. */
  public SortedSet<String> required(Stage stage) {
    return find().map(rules -> rules.body().of(stage)).orElseGet(TreeSet::new);
  }

  /**
   * Sets the rules. Deals that stand somewhere already stay there.
   *
   * @param ifMatch the entity tag of the rules that stand, if some do
   * @throws InvalidInput when a stage does not exist
   */
  @Transactional
  public Reference<DealRules> set(DealRules rules, @Nullable String ifMatch, Caller caller) {
    Optional<Reference<DealRules>> stands = references.locked(TYPE, ID);
    if (stands.isPresent()) {
      ETags.require(ifMatch, stands.get().version());
    } else if (ifMatch != null) {
      throw new PreconditionFailed("nobody has set rules yet");
    }
    return put(rules, caller.provenance());
  }

  /**
   * Sets the rules whatever they were, as the file of the configuration does.
   *
   * @throws InvalidInput when a stage does not exist
   */
  @Transactional
  public Reference<DealRules> put(DealRules rules, Provenance provenance) {
    checkStages(rules.required());
    return references.put(TYPE, ID, rules, provenance);
  }

  private void checkStages(Map<String, ?> required) {
    SortedSet<String> known = new TreeSet<>();
    known.add(DealRules.EVERY);
    pipelines.all().forEach(pipeline -> pipeline.stages().forEach(stage -> known.add(stage.key())));
    for (String stage : required.keySet()) {
      if (!known.contains(stage)) {
        throw InvalidInput.of("required." + stage, "is not a stage, use some of " + known);
      }
    }
  }
}
