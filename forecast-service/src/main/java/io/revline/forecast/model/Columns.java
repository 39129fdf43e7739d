package io.revline.forecast.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the columns of a row of deal-weeks are: the features, then for each kind of category how its
 * deals were won and how they were lost.
 *
 * @param fields names of further categories
 * @param known for each kind of category, whether nearly every deal has one: a fact that is often
 *     blank tells more of how it was recorded than of the deal, and is left out
 */
record Columns(List<String> fields, List<Boolean> known) {
  /** How many categories every deal has: stage, owner, account, product. */
  static final int FIXED = 4;

  private static final int FEATURES = Feature.values().length;
  private static final List<String> CATEGORIES = List.of("stage", "owner", "account", "product");

  Columns {
    fields = List.copyOf(fields);
    known = List.copyOf(known);
  }

  /** How many kinds of category there are. */
  int categories() {
    return FIXED + fields.size();
  }

  int count() {
    return count(categories());
  }

  static int count(int categories) {
    return FEATURES + 2 * categories;
  }

  /** Columns that tell time alone. */
  static int[] clock() {
    return IntStream.range(0, FEATURES)
        .filter(column -> Feature.values()[column].clock())
        .toArray();
  }

  /** Columns that the facts about an outcome stand in. */
  int[] facts(Outcome outcome) {
    IntStream records =
        IntStream.range(0, categories())
            .filter(known::get)
            .map(category -> FEATURES + 2 * category + outcome.ordinal());
    return IntStream.concat(IntStream.range(0, FEATURES), records).toArray();
  }

  /** The key of a column: {@code daysInStage}, {@code stage}, or {@code field:segment}. */
  String key(int column) {
    if (column < FEATURES) {
      return camel(Feature.values()[column].name());
    }
    int category = (column - FEATURES) / 2;
    return category < FIXED ? CATEGORIES.get(category) : "field:" + fields.get(category - FIXED);
  }

  /** What a column tells, in words of a rep. */
  String words(int column) {
    if (column < FEATURES) {
      return Feature.values()[column].words();
    }
    int category = (column - FEATURES) / 2;
    return "how deals fared with this "
        + (category < FIXED ? CATEGORIES.get(category) : fields.get(category - FIXED));
  }

  /** The kind of category of a column, or -1. */
  int category(int column) {
    return column < FEATURES ? -1 : (column - FEATURES) / 2;
  }

  private static String camel(String name) {
    List<String> words = new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT).split("_")));
    String first = words.removeFirst();
    StringBuilder camel = new StringBuilder(first);
    words.forEach(
        word -> camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length()));
    return camel.toString();
  }

  void write(TextBlocks.Writer writer) {
    writer.add(fields.size());
    fields.forEach(writer::add);
    known.forEach(writer::add);
  }

  static Columns read(TextBlocks.Reader reader) {
    List<String> fields = new ArrayList<>();
    for (int left = reader.number(); left > 0; left--) {
      fields.add(reader.next());
    }
    List<Boolean> known = new ArrayList<>();
    for (int category = 0; category < FIXED + fields.size(); category++) {
      known.add(Boolean.parseBoolean(reader.next()));
    }
    return new Columns(fields, known);
  }
}
