package io.revline.kit.imports;

import java.nio.file.Path;
import java.util.Map;

/**
 * Files that somebody wants to have imported.
 *
 * @param fileName what the table's file is called
 * @param file the table
 * @param mapping what its rows mean, in YAML
 * @param lookups tables that the mapping looks words up in, by the names of their files
 * @param dryRun whether to try the rows only
 */
public record Submission(
    String fileName, Path file, String mapping, Map<String, Path> lookups, boolean dryRun) {
  public Submission {
    lookups = Map.copyOf(lookups);
  }
}
