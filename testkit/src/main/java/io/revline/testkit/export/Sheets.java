package io.revline.testkit.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads a workbook as the zipped XML that it is. */
final class Sheets {
  private static final LocalDateTime DAY_ZERO = LocalDate.of(1899, 12, 30).atStartOfDay();
  private static final BigDecimal MILLISECONDS_OF_DAY = BigDecimal.valueOf(86_400_000);

  private final Map<String, Element> parts = new HashMap<>();
  private final List<Boolean> datedStyles = new ArrayList<>();

  Sheets(byte[] workbook) {
    try {
      Path file = Files.createTempFile("workbook", ".xlsx");
      // By its table of contents: read as a stream, the sizes of such a file come too late.
      try (ZipFile zip = new ZipFile(Files.write(file, workbook).toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          parts.put(
              entry.getName(),
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(zip.getInputStream(entry))
                  .getDocumentElement());
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("this is no workbook", e);
    }
    readStyles();
  }

  /** The rows of the first sheet; empty text where there is no cell. */
  List<List<Object>> rows() {
    List<List<Object>> rows = new ArrayList<>();
    each(sheet(), "row").forEach(row -> rows.add(cells(row)));
    int width = rows.getFirst().size();
    rows.forEach(row -> {
      while (row.size() < width) {
        row.add("");
      }
    });
    return rows;
  }

  /** Whether the header stays in sight and is the only thing that does. */
  boolean freezesHeader() {
    return each(sheet(), "pane").stream()
        .anyMatch(pane ->
            pane.getAttribute("ySplit").matches("1(\\.0)?")
                && pane.getAttribute("state").equals("frozen"));
  }

  private Element sheet() {
    Element sheet = parts.get("xl/worksheets/sheet1.xml");
    if (sheet == null) {
      throw new AssertionError("there is no sheet among " + parts.keySet());
    }
    return sheet;
  }

  private List<Object> cells(Element row) {
    List<Object> cells = new ArrayList<>();
    for (Element cell : each(row, "c")) {
      while (cells.size() < column(cell.getAttribute("r"))) {
        cells.add("");
      }
      cells.add(value(cell));
    }
    return cells;
  }

  private Object value(Element cell) {
    if (!each(cell, "f").isEmpty()) {
      throw new AssertionError("a formula in " + cell.getAttribute("r"));
    }
    String text = cell.getTextContent();
    return switch (cell.getAttribute("t")) {
      case "inlineStr" -> text;
      case "b" -> text.equals("1");
      case "n", "" -> text.isEmpty() ? "" : number(cell, new BigDecimal(text));
      default -> throw new AssertionError("a cell of type " + cell.getAttribute("t"));
    };
  }

  private Object number(Element cell, BigDecimal number) {
    String style = cell.getAttribute("s");
    boolean dated = !style.isEmpty() && datedStyles.get(Integer.parseInt(style));
    return dated
        ? DAY_ZERO.plus(
            Math.round(number.multiply(MILLISECONDS_OF_DAY).doubleValue()), ChronoUnit.MILLIS)
        : number;
  }

  private void readStyles() {
    Element styles = parts.get("xl/styles.xml");
    if (styles == null) {
      throw new AssertionError("there are no styles among " + parts.keySet());
    }
    Map<String, String> formats = new HashMap<>();
    each(styles, "numFmt")
        .forEach(format ->
            formats.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode")));
    each(each(styles, "cellXfs").getFirst(), "xf")
        .forEach(style ->
            datedStyles.add(
                formats.getOrDefault(style.getAttribute("numFmtId"), "").contains("yyyy")));
  }

  private static int column(String reference) {
    return reference
            .chars()
            .filter(Character::isLetter)
            .reduce(0, (sum, c) -> sum * 26 + c - 'A' + 1)
        - 1;
  }

  private static List<Element> each(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
