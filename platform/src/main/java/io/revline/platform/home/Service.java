package io.revline.platform.home;

import java.nio.file.Path;
import java.util.Optional;

/** The services of Revline, as built artifacts. */
public enum Service {
  PIPELINE("pipeline-service", 1, "pipeline", "-Xmx384m"),
  FORECAST("forecast-service", 2, "forecast", "-Xmx512m"),
  PERFORMANCE("performance-service", 3, "performance", "-Xmx160m"),
  GATEWAY("gateway", 0, "", "-Xmx128m");

  private final String folder;
  private final int offset;
  private final String database;
  private final String heap;

  Service(String folder, int offset, String database, String heap) {
    this.folder = folder;
    this.offset = offset;
    this.database = database;
    this.heap = heap;
  }

  /** Its module and its name everywhere. */
  public String folder() {
    return folder;
  }

  /** Its database, if it has one. */
  public Optional<String> database() {
    return Optional.of(database).filter(name -> !name.isEmpty());
  }

  /** The JVM option that bounds its heap. */
  public String heap() {
    return heap;
  }

  int offset() {
    return offset;
  }

  /** The jar that starts it. */
  public Path jar(Path root) {
    return root.resolve(folder).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
