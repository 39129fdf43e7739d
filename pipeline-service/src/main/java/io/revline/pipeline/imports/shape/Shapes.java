package io.revline.pipeline.imports.shape;

import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.file.Cell;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.Shape;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.customfield.CustomFields;
import io.revline.pipeline.stage.Pipeline;
import io.revline.pipeline.stage.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what reads the rows of a table about deals, by the mapping's shape. */
@ApplicationScoped
public class Shapes {
  /** Those whose rows are about deals. */
  public static final Set<Shape> OF_DEALS =
      Set.of(Shape.DEALS, Shape.LINES, Shape.CHANGES, Shape.SNAPSHOTS);

  private final Pipelines pipelines;
  private final CustomFields customFields;

  Shapes(Pipelines pipelines, CustomFields customFields) {
    this.pipelines = pipelines;
    this.customFields = customFields;
  }

  /**
   * The shape of a mapping, with pipelines and custom fields as they stand.
   *
   * @param mapping of deals, checked against its table
   * @param rows reads the cells
   * @throws InvalidInput when the mapping names a pipeline or stage that is not there
   */
  public DealShape of(Mapping mapping, RowReader rows) {
    try {
      Pipeline pipeline = pipelines.byKey(Objects.requireNonNull(mapping.pipeline()));
      checkStages(mapping, pipeline);
      FieldReader fields = new FieldReader(rows, customFields.known(), mapping.currency());
      DealStory story = new DealStory(mapping, rows, fields, pipeline);
      return switch (mapping.kind()) {
        case DEALS -> new DealRows(rows, story);
        case LINES -> new OrderLines(rows, story, mapping);
        case CHANGES -> new ChangeLog(mapping, rows, fields, story, pipeline);
        case SNAPSHOTS -> new Snapshots(mapping, rows, fields, story, pipeline);
        default -> throw new IllegalArgumentException(mapping.kind().word() + " are no deals");
      };
    } catch (InvalidInput e) {
      Violation wrong = e.violations().getFirst();
      throw wrong.field().startsWith("mapping") ? e : e.within("mapping");
    }
  }

  private static void checkStages(Mapping mapping, Pipeline pipeline) {
    Cell stage = mapping.stage();
    if (stage != null) {
      check("stage", stage.values(), pipeline);
      if (stage.constant() != null && stage.values() == null) {
        check("stage", Map.of("", stage.constant()), pipeline);
      }
    }
    Objects.requireNonNullElse(mapping.changes(), Map.<String, Mapping.Change>of())
        .forEach((word, change) -> {
          if ("stage".equals(change.to())) {
            check("changes." + word, change.values(), pipeline);
          }
        });
  }

  private static void check(String key, @Nullable Map<String, String> values, Pipeline pipeline) {
    for (String stage : Objects.requireNonNullElse(values, Map.<String, String>of()).values()) {
      try {
        pipeline.stage(stage);
      } catch (InvalidInput e) {
        throw InvalidInput.of(key, e.violations().getFirst().message());
      }
    }
  }
}
