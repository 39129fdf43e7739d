package io.revline.kit.http;

import io.revline.kit.problem.InvalidInput;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an answer is written: as JSON, or as a table. The one named first wins where all suit. */
public enum Format {
  /** The default. */
  JSON(MediaType.APPLICATION_JSON),
  /** RFC 4180, in UTF-8. */
  CSV(Format.TEXT_CSV),
  /** A workbook as spreadsheets have it. */
  XLSX(Format.WORKBOOK);

  /** The media type of CSV. */
  public static final String TEXT_CSV = "text/csv";

  /** The media type of XLSX. */
  public static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** What operations say they produce whose answer is also a table; anything means JSON. */
  public static final String ANY =
      MediaType.APPLICATION_JSON + "," + TEXT_CSV + ";qs=0.5," + WORKBOOK + ";qs=0.5";

  /** The parameter that wins over {@code Accept}. */
  public static final String PARAMETER = "format";

  private final MediaType mediaType;

  Format(String mediaType) {
    this.mediaType = MediaType.valueOf(mediaType);
  }

  /** What {@code Accept} and {@code Content-Type} call it. */
  public MediaType mediaType() {
    return mediaType;
  }

  /** What the parameter calls it, and how its files end. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that name, if there is one. */
  static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /**
   * The format of that name.
   *
   * @throws InvalidInput when there is none
   */
  public static Format named(String word) {
    return of(word)
        .orElseThrow(() ->
            InvalidInput.of(
                PARAMETER, "must be one of " + Arrays.stream(values()).map(Format::word).toList()));
  }

  /** The format that suits a caller best. */
  public static Format bestOf(List<MediaType> acceptable) {
    return Arrays.stream(values())
        .sorted(Comparator.comparingDouble((Format each) -> -each.quality(acceptable)))
        .findFirst()
        .orElse(JSON);
  }

  /** How welcome it is; the media types come with the most specific ones first. */
  private double quality(List<MediaType> acceptable) {
    return acceptable.stream()
        .filter(mediaType::isCompatible)
        .findFirst()
        .map(each -> Double.parseDouble(each.getParameters().getOrDefault("q", "1")))
        .orElse(0.0);
  }
}
