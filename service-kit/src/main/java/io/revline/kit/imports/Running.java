package io.revline.kit.imports;

import io.revline.kit.caller.Provenance;
import io.revline.kit.imports.file.Shape;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job at work: what it needs to go on.
 *
 * @param id names the job
 * @param shape what a row of it is
 * @param actor who wants it
 * @param correlationId what ties together all that comes of it
 * @param mapping what its rows mean, in YAML
 * @param header the columns of its table
 * @param dryRun whether it only tries its rows
 * @param undoes the import it takes back, if it is no import of its own
 */
public record Running(
    UUID id,
    Shape shape,
    String actor,
    String correlationId,
    String mapping,
    List<String> header,
    boolean dryRun,
    @Nullable UUID undoes) {
  public Running {
    header = List.copyOf(header);
  }

  /** Who changes what its rows change. */
  public Provenance provenance() {
    return new Provenance(actor, "import", correlationId);
  }
}
