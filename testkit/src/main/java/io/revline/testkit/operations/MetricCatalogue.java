package io.revline.testkit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code docs/operations/metrics.md} says that services show to Prometheus. */
public final class MetricCatalogue {
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z_{},]+)` \\|([a-z, ]*)\\|([a-z, ]+)\\|.+\\|");
  private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(\\{.*})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** What Revline counts itself is listed in full; of what libraries count, what is used. */
  private static final String OWN = "revline_";

  private MetricCatalogue() {}

  /**
   * One metric of the page.
   *
   * @param labels what its samples are told apart by
   * @param services who shows it: pipeline, forecast, performance, gateway
   */
  public record Entry(String name, Set<String> labels, Set<String> services) {}

  /** All that the page lists, those with a suffix in braces once for each of them. */
  public static List<Entry> entries() {
    try (Stream<String> lines = Files.lines(page())) {
      return lines.map(ROW::matcher).filter(Matcher::matches).flatMap(MetricCatalogue::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path page() {
    return Path.of(System.getProperty("revline.root"), "docs", "operations", "metrics.md");
  }

  private static Stream<Entry> of(Matcher row) {
    String name = row.group(1);
    Set<String> labels = words(row.group(2));
    Set<String> services = words(row.group(3));
    int brace = name.indexOf('{');
    return brace < 0
        ? Stream.of(new Entry(name, labels, services))
        : words(name.substring(brace + 1, name.length() - 1)).stream()
            .map(suffix -> new Entry(name.substring(0, brace) + suffix, labels, services));
  }

  private static Set<String> words(String list) {
    return new TreeSet<>(
        Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList());
  }

  /**
   * Asserts that a service serves what the page says, with the labels it says, and nothing of
   * Revline's own that it does not say.
   *
   * @param scrape the service's {@code /q/metrics}
   */
  public static void isServedBy(String service, String scrape) {
    Map<String, Set<String>> told = new TreeMap<>();
    entries().stream()
        .filter(entry -> entry.services().contains(service))
        .forEach(entry -> told.put(entry.name(), entry.labels()));
    Map<String, Set<String>> served = served(scrape);

    assertThat(told).as("rows of docs/operations/metrics.md of " + service).isNotEmpty();
    Map<String, Set<String>> ofThePage = new TreeMap<>(served);
    ofThePage.keySet().retainAll(told.keySet());
    assertThat(ofThePage).as("what docs/operations/metrics.md lists").isEqualTo(told);
    served.keySet().removeIf(name -> !name.startsWith(OWN));
    assertThat(told.keySet()).as("what is served and not listed").containsAll(served.keySet());
  }

  private static Map<String, Set<String>> served(String scrape) {
    Map<String, Set<String>> served = new TreeMap<>();
    scrape
        .lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .forEach(sample ->
            served
                .computeIfAbsent(sample.group(1), name -> new TreeSet<>())
                .addAll(labels(sample.group(2))));
    return served;
  }

  private static List<String> labels(@Nullable String braces) {
    return braces == null
        ? List.of()
        : LABEL.matcher(braces).results().map(label -> label.group(1)).toList();
  }
}
