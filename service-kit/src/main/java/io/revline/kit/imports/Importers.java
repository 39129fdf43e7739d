package io.revline.kit.imports;

import io.quarkus.arc.All;
import io.revline.kit.imports.file.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Which tables this service takes. */
@ApplicationScoped
class Importers {
  private final List<Importer> importers;

  Importers(@All List<Importer> importers) {
    this.importers = importers;
  }

  boolean isEmpty() {
    return importers.isEmpty();
  }

  Optional<Importer> find(Shape shape) {
    return importers.stream().filter(importer -> importer.shapes().contains(shape)).findFirst();
  }

  Importer of(Shape shape) {
    return find(shape)
        .orElseThrow(() -> new IllegalStateException("no importer takes " + shape.word()));
  }
}
