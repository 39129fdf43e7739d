package io.revline.system.deploy;

import io.revline.testkit.operations.MetricCatalogue;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that a query to Prometheus uses, as far as Revline's queries go. */
final class PromQuery {
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right) *\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_][a-zA-Z0-9_]*\\b(?! *\\()");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

  /** What Prometheus adds by itself or by its configuration. */
  private static final Set<String> ADDED_LABELS = Set.of("job", "instance", "service");

  private final String query;

  PromQuery(String query) {
    this.query = TEXT.matcher(query).replaceAll("\"\"");
  }

  Set<String> metrics() {
    String rest = query;
    for (Pattern part : new Pattern[] {TEXT, SELECTOR, GROUPING, RANGE}) {
      rest = part.matcher(rest).replaceAll(" ");
    }
    return NAME.matcher(rest)
        .results()
        .map(MatchResult::group)
        .filter(name -> !OPERATORS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> labels() {
    return Stream.of(SELECTOR, GROUPING)
        .flatMap(part -> part.matcher(query).results())
        .flatMap(found -> NAME.matcher(found.group(1)).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What it uses that nobody serves; labels of one of its metrics count for all of them. */
  Set<String> unknown() {
    Set<String> unknown = new TreeSet<>(metrics());
    unknown.addAll(labels());
    unknown.removeAll(ADDED_LABELS);
    unknown.remove("up");
    MetricCatalogue.entries().stream()
        .filter(entry -> metrics().contains(entry.name()))
        .forEach(entry -> {
          unknown.remove(entry.name());
          unknown.removeAll(entry.labels());
        });
    return unknown;
  }
}
