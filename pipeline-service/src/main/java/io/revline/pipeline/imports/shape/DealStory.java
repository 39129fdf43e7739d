package io.revline.pipeline.imports.shape;

import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.file.Cell;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.Step;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Pipeline;
import io.revline.pipeline.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deal's story as one row has it: how it was created, and if it is closed, how it closed. No
 * value is told before its time.
 */
final class DealStory {
  private static final long CREATION = 0;
  private static final long CLOSE = 1;

  private final Mapping mapping;
  private final RowReader rows;
  private final FieldReader fields;
  private final Pipeline pipeline;

  DealStory(Mapping mapping, RowReader rows, FieldReader fields, Pipeline pipeline) {
    this.mapping = mapping;
    this.rows = rows;
    this.fields = fields;
    this.pipeline = pipeline;
    @Nullable String openedIn = mapping.openedIn();
    if (openedIn != null && pipeline.stage(openedIn).status() != DealStatus.OPEN) {
      throw InvalidInput.of("mapping.openedIn", "must be an open stage");
    }
  }

  ExternalId externalId(Row row) {
    return new ExternalId(
        Objects.requireNonNull(mapping.source()),
        rows.required("externalId", mapping.externalId(), row));
  }

  /**
   * The steps of the story.
   *
   * @param further what else is known from the creation on
   * @throws InvalidInput naming the column at fault
   */
  List<Step> steps(Row row, FieldValues further) {
    Stage stage = stage(row);
    @Nullable Instant created = rows.time("created", mapping.created(), row).orElse(null);
    FieldValues known = fields.said(orEmpty(mapping.fields()), row).and(further);
    if (stage.status() == DealStatus.OPEN) {
      known.and(fields.said(orEmpty(mapping.open()), row));
      return List.of(step(created, CREATION, known, stage));
    }
    Instant closed =
        rows.time("closed", mapping.closed(), row)
            .orElseThrow(() ->
                InvalidInput.of(
                    RowReader.place("closed", mapping.closed()),
                    "is blank, but the deal is closed"));
    Map<String, Cell> closing =
        orEmpty(stage.status() == DealStatus.WON ? mapping.won() : mapping.lost());
    Step close = step(closed, CLOSE, fields.said(closing, row), stage);
    if (created == null || !created.isAfter(closed)) {
      return List.of(step(created == null ? closed : created, CREATION, known, openedIn()), close);
    }
    // Whoever told before that it was open when it was created is corrected: it was closed by then.
    return List.of(
        step(closed, CREATION, known.created(created), openedIn()),
        close,
        step(created, CREATION, new FieldValues(), stage));
  }

  Stage stage(Row row) {
    String key = rows.required("stage", mapping.stage(), row);
    try {
      return pipeline.stage(key);
    } catch (InvalidInput e) {
      throw InvalidInput.of(
          RowReader.place("stage", mapping.stage()), e.violations().getFirst().message());
    }
  }

  private Stage openedIn() {
    String key = mapping.openedIn();
    if (key == null) {
      throw InvalidInput.of(
          "mapping.openedIn", "is required: the stage in which this closed deal was open");
    }
    return pipeline.stage(key);
  }

  private static Step step(@Nullable Instant at, long seq, FieldValues values, Stage stage) {
    return new Step(at, at == null ? null : seq, values.stage(stage.pipeline(), stage.key()));
  }

  private static Map<String, Cell> orEmpty(@Nullable Map<String, Cell> fields) {
    return Objects.requireNonNullElse(fields, Map.of());
  }
}
