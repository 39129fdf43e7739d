package io.revline.platform.command;

import io.revline.platform.home.Home;
import io.revline.platform.process.Directories;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/**
 * Whether demo data are to be loaded here, and whether they are: kept beside them, so that a start
 * that was cut off is followed by one that goes on. Which tables were handed over, the API knows.
 */
final class DemoPlan {
  private static final String TODAY = "today";
  private static final String DONE = "done";

  private final Path folder;
  private final Path file;
  private final Properties kept = new Properties();

  private DemoPlan(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("plan.properties");
  }

  /** What is kept; nothing is to be loaded where nothing is kept. */
  static DemoPlan keptIn(Home home) throws IOException {
    DemoPlan plan = new DemoPlan(home.demo());
    if (Files.exists(plan.file)) {
      plan.kept.load(new StringReader(Files.readString(plan.file)));
    }
    return plan;
  }

  /** Plans to load data that end before a day. */
  void make(LocalDate today) throws IOException {
    kept.clear();
    put(TODAY, today.toString());
  }

  /** Nothing is to be loaded any more; what is loaded stays. */
  void drop() throws IOException {
    if (!isDone()) {
      kept.clear();
      Directories.delete(folder);
    }
  }

  /** The day the data end before, if they are to be loaded. */
  Optional<LocalDate> today() {
    return isDone() ? Optional.empty() : kept(TODAY).map(LocalDate::parse);
  }

  /** Everything is loaded, and every service answers with it. */
  void done() throws IOException {
    put(DONE, "true");
  }

  /** Whether everything is loaded. */
  boolean isDone() {
    return kept.containsKey(DONE);
  }

  private Optional<String> kept(String key) {
    return Optional.ofNullable(kept.getProperty(key));
  }

  private void put(String key, String value) throws IOException {
    kept.setProperty(key, value);
    StringWriter text = new StringWriter();
    kept.store(text, "How far the demo data are loaded");
    Files.createDirectories(folder);
    // Whole or not at all, whatever ends this process.
    Path next = Files.writeString(folder.resolve("plan.next"), text.toString());
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
