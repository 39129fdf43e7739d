package io.revline.platform.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The demo data: tables as the systems of a company of 40 reps would hand them over, each with the
 * mapping that brings it in, and a guide to what is in them.
 */
public final class DemoData {
  static final String OPPORTUNITIES = "opportunities";

  /** The file that says what can be tried. */
  public static final String GUIDE = "guide.txt";

  /** The regions that teams name; they are no table. */
  public static final List<String> REGIONS =
      Arrays.stream(Region.values()).map(Region::id).toList();

  private static final Pattern YEAR = Pattern.compile("-\\d{4}$");

  private DemoData() {}

  /**
   * Writes every table, its mapping, and the guide.
   *
   * @param folder where to; it is made if it is not there
   * @param seed the same one gives the same tables for the same date
   * @param today nothing is told that happened on this day or later, in UTC
   * @return the names of the tables, in the order in which they are best brought in: each is {@code
   *     NAME.csv}
   */
  public static List<String> write(Path folder, long seed, LocalDate today) throws IOException {
    Files.createDirectories(folder);
    Company company = Company.of(seed, today);
    Guide guide = new Guide(company);
    new People(company, folder).write();
    new Catalog(company, folder).write(new Dice(seed, "rates"));
    List<String> tables =
        new ArrayList<>(
            List.of("teams", "reps", "quotas", "exchange-rates", "products", "accounts"));
    tables.addAll(new Opportunities(company, new Dice(seed, OPPORTUNITIES), guide).write(folder));
    new Orders(company, new Dice(seed, "orders")).write(folder);
    tables.add("orders");
    guide.write(folder.resolve(GUIDE));
    for (String table : tables) {
      copyMapping(mapping(table), folder);
    }
    return List.copyOf(tables);
  }

  /** The file with the mapping of a table; those of single years have one together. */
  public static String mapping(String table) {
    return YEAR.matcher(table).replaceFirst("") + ".yaml";
  }

  private static void copyMapping(String name, Path folder) throws IOException {
    try (InputStream mapping = DemoData.class.getResourceAsStream(name)) {
      if (mapping == null) {
        throw new IllegalStateException("the mapping " + name + " is missing");
      }
      Files.copy(mapping, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
