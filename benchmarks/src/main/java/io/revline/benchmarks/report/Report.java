package io.revline.benchmarks.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All figures of one run.
 *
 * @param measurements in the order of measuring
 */
public record Report(List<Measurement> measurements) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final String LINE = "%-28s %10s %10s  %-9s %8s  %-14s %s%n";

  public Report {
    measurements = List.copyOf(measurements);
  }

  /**
   * Writes a list of {@code {name, value, unit, raw, ratio}}, with {@code limit} and {@code met}
   * where there is a limit, and makes the folders it needs.
   */
  public void writeTo(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      JSON.writeValue(file.toFile(), measurements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The figures for people, one line each. */
  public String table() {
    return LINE.formatted("figure", "measured", "raw limit", "unit", "ratio", "meant", "met")
        + measurements.stream().map(Report::line).collect(Collectors.joining());
  }

  /** The names of the figures that miss their limit. */
  public List<String> missed() {
    return measurements.stream()
        .filter(figure -> Boolean.FALSE.equals(figure.met()))
        .map(Measurement::name)
        .toList();
  }

  /** One figure for people, in the columns of the table. */
  public static String line(Measurement figure) {
    return LINE.formatted(
        figure.name(),
        figure.value().toPlainString(),
        figure.raw().toPlainString(),
        figure.unit(),
        figure.ratio().toPlainString(),
        Objects.requireNonNullElse(figure.limit(), ""),
        figure.met() == null ? "" : figure.met() ? "yes" : "no");
  }
}
