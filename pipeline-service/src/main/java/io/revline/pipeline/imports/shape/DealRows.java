package io.revline.pipeline.imports.shape;

import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.deal.FieldValues;
import java.util.List;
import java.util.function.BiConsumer;

/** A row per deal; of several rows of one deal, each is learned after the one before. */
final class DealRows implements DealShape {
  private final RowReader reader;
  private final DealStory story;

  DealRows(RowReader reader, DealStory story) {
    this.reader = reader;
    this.story = story;
  }

  @Override
  public List<Reading> read(List<Row> rows, BiConsumer<Row, InvalidInput> rejected) {
    return DealShape.each(rows, this::reading, rejected);
  }

  private Reading reading(Row row) {
    reader.checkWidth(row);
    return new Reading(
        new Telling(story.externalId(row), story.steps(row, new FieldValues())), List.of(row));
  }
}
