package io.revline.kit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTableTest {
  private static final int MILLION = 1_000_000;
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path folder = Path.of(".");

  @Test
  void a_million_rows_are_written_in_memory_that_does_not_grow_with_them() throws IOException {
    Counting body = new Counting();
    TableWriter table =
        new XlsxTable(table("id", "name", "amount", "at", "on", "open", "note"), body);
    long early = 0;
    for (int i = 1; i <= MILLION; i++) {
      table.row(
          cells(
              "id-" + i,
              "Deal number " + i,
              BigDecimal.valueOf(i, 2),
              Instant.ofEpochSecond(1_500_000_000L + i),
              LocalDate.EPOCH.plusDays(i % 20_000),
              i % 2 == 0,
              "a text that occurs once: " + Integer.toHexString(i * 31)));
      if (i == MILLION / 10) {
        early = usedHeap();
      }
    }
    long late = usedHeap();
    table.finish();

    System.out.printf(
        "heap after 100,000 rows: %d MB, after 1,000,000: %d MB; file: %d MB%n",
        early / MEGABYTE, late / MEGABYTE, body.bytes / MEGABYTE);
    // What grows is one reference for each row, which the library keeps: 4 bytes.
    assertThat(late - early).isLessThan(12 * MEGABYTE);
    assertThat(body.bytes).isGreaterThan(20 * MEGABYTE);
  }

  @Test
  void rows_beyond_what_a_sheet_holds_go_on_in_another_under_the_same_header() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    XlsxTable table = new XlsxTable(table("name"), body, 3);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      table.row(cells(name));
    }
    table.finish();

    Map<String, String> parts = parts(body);
    assertThat(parts.keySet().stream().filter(name -> name.startsWith("xl/worksheets/sheet")))
        .hasSize(3);
    assertThat(texts(parts, 1)).containsExactly("name", "a", "b");
    assertThat(texts(parts, 2)).containsExactly("name", "c", "d");
    assertThat(texts(parts, 3)).containsExactly("name", "e");
    assertThat(parts.get("xl/workbook.xml")).contains("\"deals\"", "\"deals 2\"", "\"deals 3\"");
  }

  @Test
  void a_text_longer_than_a_cell_holds_says_that_it_is_cut() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    TableWriter table = new XlsxTable(table("note"), body);
    table.row(cells("x".repeat(40_000)));
    table.row(cells("y".repeat(XlsxTable.MOST_CHARACTERS)));
    table.finish();

    List<String> texts = texts(parts(body), 1);
    assertThat(texts.get(1))
        .hasSize(XlsxTable.MOST_CHARACTERS)
        .startsWith("xxx")
        .endsWith("x... (cut here: the CSV has all 40000 characters)");
    assertThat(texts.get(2)).isEqualTo("y".repeat(XlsxTable.MOST_CHARACTERS));
  }

  @Test
  void digits_that_a_spreadsheet_would_lose_and_days_before_its_calendar_are_text()
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    TableWriter table = new XlsxTable(table("a", "b", "c", "d"), body);
    table.row(
        cells(
            new BigDecimal("123456789012345.6789"),
            new BigDecimal("-123456789012.34"),
            LocalDate.of(1900, 2, 28),
            Instant.parse("0001-01-01T00:00:00Z")));
    table.finish();

    Map<String, String> parts = parts(body);
    assertThat(texts(parts, 1))
        .containsExactly(
            "a", "b", "c", "d", "123456789012345.6789", "1900-02-28", "0001-01-01T00:00:00Z");
    assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>-123456789012.34</v>");
  }

  @Test
  void a_table_that_is_not_finished_is_no_workbook() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    TableWriter table = new XlsxTable(table("name"), body);
    for (int i = 0; i < 1_000; i++) {
      table.row(cells("name " + i));
    }

    assertThat(body.toString(StandardCharsets.ISO_8859_1)).doesNotContain("PK\1\2");
  }

  private static Table table(String... columns) {
    return new Table("deals", List.of(columns), Stream::empty, null, null, null);
  }

  private static List<@Nullable Object> cells(Object... cells) {
    return new ArrayList<>(List.of(cells));
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private Map<String, String> parts(ByteArrayOutputStream body) throws IOException {
    Path file = Files.write(folder.resolve("deals.xlsx"), body.toByteArray());
    Map<String, String> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] part = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static List<String> texts(Map<String, String> parts, int sheet) {
    return Stream.of(
            parts.getOrDefault("xl/worksheets/sheet%d.xml".formatted(sheet), "").split("<t[^>]*>"))
        .skip(1)
        .map(piece -> piece.substring(0, piece.indexOf("</t>")))
        .toList();
  }

  /** Forgets all but how much it was. */
  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int count) {
      bytes += count;
    }
  }
}
