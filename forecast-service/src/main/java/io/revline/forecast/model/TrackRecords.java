package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How deals fared by stage, owner, account, product and every further category, up to the moment
 * reached: only what has ended by then is counted. Names do not matter, only what became of them.
 */
final class TrackRecords {
  /** How many endings it takes until a record is half believed. */
  private static final double STRENGTH = 5;

  private final List<String> fields;
  private FateCounts all = new FateCounts();
  private final List<Map<String, FateCounts>> byValue = new ArrayList<>();

  TrackRecords(List<String> fields) {
    this.fields = List.copyOf(fields);
    for (int category = 0; category < categories(); category++) {
      byValue.add(new HashMap<>());
    }
  }

  int categories() {
    return Columns.FIXED + fields.size();
  }

  /** Counts a week of an open deal. */
  void add(DealState state, Status end) {
    all.add(end);
    for (int category = 0; category < categories(); category++) {
      String value = value(state, category);
      if (value != null) {
        byValue.get(category).computeIfAbsent(value, first -> new FateCounts()).add(end);
      }
    }
  }

  /** Writes two columns for each category. */
  void fill(float[] rows, int at, DealState state) {
    for (int category = 0; category < categories(); category++) {
      String value = value(state, category);
      FateCounts counts = value == null ? null : byValue.get(category).get(value);
      rows[at + 2 * category] = counts == null ? 0 : counts.winning(all, STRENGTH);
      rows[at + 2 * category + 1] = counts == null ? 0 : counts.losing(all, STRENGTH);
    }
  }

  /** What a deal is in a category; the weightiest product stands for all. */
  @Nullable String value(DealState state, int category) {
    return switch (category) {
      case 0 -> state.stage();
      case 1 -> state.owner();
      case 2 -> state.account();
      case 3 -> state.products().isEmpty() ? null : state.products().getFirst();
      default -> state.fields().get(fields.get(category - Columns.FIXED));
    };
  }

  void write(TextBlocks.Writer writer) {
    all.write(writer);
    byValue.forEach(values -> {
      writer.add(values.size());
      new TreeMap<>(values).forEach((value, counts) -> counts.write(writer.add(value)));
    });
  }

  static TrackRecords read(TextBlocks.Reader reader, List<String> fields) {
    TrackRecords records = new TrackRecords(fields);
    records.all = FateCounts.read(reader);
    for (Map<String, FateCounts> values : records.byValue) {
      for (int left = reader.number(); left > 0; left--) {
        values.put(reader.next(), FateCounts.read(reader));
      }
    }
    return records;
  }
}
