package io.revline.pipeline.imports.shape;

import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.deal.Step;
import io.revline.pipeline.stage.Pipeline;
import io.revline.pipeline.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Rows that say how a deal stood at a time; what differs from the one before is a change. */
final class Snapshots implements DealShape {
  private final Mapping mapping;
  private final RowReader reader;
  private final FieldReader fields;
  private final DealStory story;
  private final Pipeline pipeline;

  Snapshots(
      Mapping mapping, RowReader reader, FieldReader fields, DealStory story, Pipeline pipeline) {
    this.mapping = mapping;
    this.reader = reader;
    this.fields = fields;
    this.story = story;
    this.pipeline = pipeline;
  }

  private record Snapshot(Instant at, FieldValues values, Row row) {}

  @Override
  public List<Reading> read(List<Row> rows, BiConsumer<Row, InvalidInput> rejected) {
    List<Snapshot> snapshots = DealShape.each(rows, this::snapshot, rejected);
    if (snapshots.isEmpty()) {
      return List.of();
    }
    snapshots.sort(Comparator.comparing(Snapshot::at));
    Row first = snapshots.getFirst().row();
    return List.of(
        new Reading(
            new Telling(story.externalId(first), steps(snapshots)),
            snapshots.stream().map(Snapshot::row).toList()));
  }

  private Snapshot snapshot(Row row) {
    reader.checkWidth(row);
    story.externalId(row);
    Instant at =
        reader
            .time("at", mapping.at(), row)
            .orElseThrow(() -> InvalidInput.of(RowReader.place("at", mapping.at()), "is blank"));
    Stage stage = story.stage(row);
    FieldValues values = fields.standing(Objects.requireNonNull(mapping.fields()), row);
    return new Snapshot(at, values.stage(pipeline.key(), stage.key()), row);
  }

  /** Snapshots of one instant are in the order of their rows. */
  private static List<Step> steps(List<Snapshot> snapshots) {
    List<Step> steps = new ArrayList<>();
    FieldValues before = new FieldValues();
    Instant last = Instant.MIN;
    long seq = 0;
    for (Snapshot snapshot : snapshots) {
      seq = snapshot.at().equals(last) ? seq + 1 : 0;
      last = snapshot.at();
      steps.add(new Step(last, seq, snapshot.values().since(before)));
      before = snapshot.values();
    }
    return steps;
  }
}
