package io.revline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages lead only to what is there. */
class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("revline.root")).normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)[^)]*\\)");
  private static final Pattern PLACE = Pattern.compile("`([a-z-]+)/…/([\\w/]+)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  private static final List<Path> SOURCES = sources();

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_place_and_test_of_a_page_is_there(Path page) throws IOException {
    assertThat(deadEnds(page, Files.readString(ROOT.resolve(page)))).isEmpty();
  }

  @ParameterizedTest(name = "{0} is found out")
  @ValueSource(strings = {"[x](no.md)", "`platform/…/demo/Nobody`", "`NoSuchTest`"})
  void what_is_not_there_is_found_out(String lie) {
    assertThat(deadEnds(Path.of("docs/x.md"), "see " + lie)).hasSize(1);
  }

  @Test
  void one_deals_way_names_a_place_for_each_of_its_steps() throws IOException {
    String architecture = Files.readString(ROOT.resolve("docs/ARCHITECTURE.md"));
    String way =
        architecture.substring(
            architecture.indexOf("## One deal's way"), architecture.indexOf("## Promises"));

    List<String> names =
        Pattern.compile("`(?:[\\w-]+/(?:…/)?)*([A-Z]\\w+)`")
            .matcher(way)
            .results()
            .map(it -> it.group(1) + ".java")
            .toList();
    assertThat(way.lines().filter(line -> line.matches("\\d\\. .*"))).hasSizeGreaterThan(7);
    assertThat(names).hasSizeGreaterThan(15);
    assertThat(names).allMatch(name -> isSource(path -> path.endsWith(name)));
  }

  private static List<String> deadEnds(Path page, String text) {
    List<String> dead = new ArrayList<>();
    Path file = ROOT.resolve(page);
    each(LINK, text, link -> Files.exists(file.resolveSibling(link.group(1))), dead);
    each(PLACE, text, DocumentsTest::isPlace, dead);
    each(TEST, text, test -> isSource(it -> it.endsWith(test.group(1) + ".java")), dead);
    return dead;
  }

  private static void each(
      Pattern pattern, String text, Predicate<MatchResult> isThere, List<String> dead) {
    pattern
        .matcher(text)
        .results()
        .filter(isThere.negate())
        .map(MatchResult::group)
        .forEach(dead::add);
  }

  private static boolean isPlace(MatchResult place) {
    String end = "/" + place.group(2);
    return isSource(path ->
        path.startsWith(place.group(1))
            && (path.toString().endsWith(end + ".java") || path.toString().contains(end + "/")));
  }

  private static boolean isSource(Predicate<Path> wanted) {
    return SOURCES.stream().anyMatch(wanted);
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              docs.filter(page -> page.toString().endsWith(".md")))
          .map(ROOT::relativize)
          .sorted()
          .toList();
    }
  }

  private static List<Path> sources() {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> sources = new ArrayList<>();
      for (Path module : modules.map(it -> it.resolve("src")).filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(module)) {
          files
              .filter(it -> it.toString().endsWith(".java"))
              .map(ROOT::relativize)
              .forEach(sources::add);
        }
      }
      return List.copyOf(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
