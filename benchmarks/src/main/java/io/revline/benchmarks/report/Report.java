package io.revline.benchmarks.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static final String LINE = "%-26s %12s %12s  %-9s %7s%n";

  public Report {
    measurements = List.copyOf(measurements);
  }

  /** Writes a list of {@code {name, value, unit, raw, ratio}}, with the folders it needs. */
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
    return LINE.formatted("figure", "measured", "raw limit", "unit", "ratio")
        + measurements.stream().map(Report::line).collect(Collectors.joining());
  }

  /** One figure for people, in the columns of the table. */
  public static String line(Measurement figure) {
    return LINE.formatted(
        figure.name(),
        figure.value().toPlainString(),
        figure.raw().toPlainString(),
        figure.unit(),
        figure.ratio().toPlainString());
  }
}
