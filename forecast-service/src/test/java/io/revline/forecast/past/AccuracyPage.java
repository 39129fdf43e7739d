package io.revline.forecast.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;

/**
 * docs/forecast-accuracy.md, whose parts are written by the tests that measure them: with {@code
 * -Drevline.record=true} they are written anew, else what the page says must be what was measured,
 * but for what another processor makes of the same sums.
 */
public final class AccuracyPage {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path PAGE = DOCS.resolve("forecast-accuracy.md");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  /** As a share of the number, and at least in the second decimal. */
  private static final double TOLERANCE = 0.03;

  private AccuracyPage() {}

  /** Writes a part of the page, or compares it with what the page says. */
  public static void says(String part, String measured) {
    String begin = "<!-- measured: " + part + " -->\n";
    String end = "<!-- end: " + part + " -->\n";
    String page = read(PAGE);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertThat(to).as("the page has a part " + part).isGreaterThan(0);
    if (isRecorded()) {
      write(PAGE, page.substring(0, from) + measured + page.substring(to));
    } else {
      assertAlike(page.substring(from, to), measured);
    }
  }

  /** Draws a picture beside the page, when it is written anew. */
  public static void draws(String name, String svg) {
    if (isRecorded()) {
      write(DOCS.resolve(name), svg);
    }
    assertThat(DOCS.resolve(name)).exists();
  }

  private static boolean isRecorded() {
    return Boolean.getBoolean("revline.record");
  }

  private static void assertAlike(String said, String measured) {
    assertThat(words(said)).as("the page, beside what is measured").isEqualTo(words(measured));
    List<Double> before = numbers(said);
    List<Double> now = numbers(measured);
    for (int i = 0; i < now.size(); i++) {
      assertThat(now.get(i))
          .as("number %d of%n%s", i + 1, measured)
          .isCloseTo(
              before.get(i),
              Offset.offset(Math.max(TOLERANCE, TOLERANCE * Math.abs(before.get(i)))));
    }
  }

  private static String words(String text) {
    return NUMBER.matcher(text).replaceAll("#");
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      numbers.add(Double.parseDouble(matcher.group()));
    }
    return numbers;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
