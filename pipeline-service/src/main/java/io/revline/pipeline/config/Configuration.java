package io.revline.pipeline.config;

import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.config.file.ConfigFile;
import io.revline.pipeline.config.file.Differences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that is configured, out of the service as one file and back in. */
@ApplicationScoped
public class Configuration {
  private final SortedMap<String, ConfigSection<?>> sections = new TreeMap<>();
  private final TransactionSynchronizationRegistry transaction;

  Configuration(
      Instance<ConfigSection<?>> sections, TransactionSynchronizationRegistry transaction) {
    sections.forEach(section -> this.sections.put(section.name(), section));
    this.transaction = transaction;
  }

  /** The file; the same configuration always gives the same bytes. */
  @Transactional
  public String export() {
    SortedMap<String, Object> values = new TreeMap<>();
    sections.forEach((name, section) -> values.put(name, section.export()));
    return ConfigFile.write(values);
  }

  /**
   * Makes the configuration what a file says. Sections that the file leaves out stay as they are.
   *
   * @param dryRun to carry it out, see what it does, and take all of it back
   * @return what differs afterwards, by path; nothing when it was so already
   * @throws InvalidInput with everything that is wrong, by path and line; nothing is changed then
   */
  @Transactional
  public List<ConfigChange> apply(String text, boolean dryRun, Provenance provenance) {
    ConfigFile file = ConfigFile.parse(text, sections.keySet());
    String before = export();
    List<Violation> violations = new ArrayList<>();
    sections.values().stream()
        .filter(section -> file.has(section.name()))
        .forEach(section -> apply(section, file, provenance, violations));
    if (!violations.isEmpty()) {
      throw file.located(new InvalidInput(violations));
    }
    List<ConfigChange> changes = Differences.between(before, export());
    if (dryRun) {
      transaction.setRollbackOnly();
    }
    return changes;
  }

  private static <T> void apply(
      ConfigSection<T> section,
      ConfigFile file,
      Provenance provenance,
      List<Violation> violations) {
    try {
      section.apply(file.section(section.name(), section.shape()), provenance);
    } catch (InvalidInput e) {
      violations.addAll(e.violations());
    }
  }
}
