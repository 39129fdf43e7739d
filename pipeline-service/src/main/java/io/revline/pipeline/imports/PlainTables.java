package io.revline.pipeline.imports;

import io.revline.kit.caller.Caller;
import io.revline.kit.imports.Chunk;
import io.revline.kit.imports.Importer;
import io.revline.kit.imports.PlainColumns;
import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.Running;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.Shape;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.web.ReferenceSheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Set;

/** Tables of accounts, products and exchange rates: a row per object. */
@ApplicationScoped
class PlainTables implements Importer {
  private final Instance<ReferenceSheet> sheets;

  PlainTables(Instance<ReferenceSheet> sheets) {
    this.sheets = sheets;
  }

  @Override
  public Set<Shape> shapes() {
    return Set.of(Shape.ACCOUNTS, Shape.PRODUCTS, Shape.EXCHANGE_RATES);
  }

  @Override
  public int chunk() {
    return 1_000;
  }

  @Override
  public String key(Mapping mapping, RowReader rows, long number, List<String> cells) {
    return RowReader.inOrder(number);
  }

  @Override
  public void check(Mapping mapping, RowReader rows, Caller caller) {
    if (mapping.kind() == Shape.EXCHANGE_RATES && !caller.roles().contains("revops")) {
      throw new Forbidden("exchange rates are written by the role revops");
    }
    PlainColumns.check(mapping, sheet(mapping.kind()).columns());
  }

  @Override
  public void apply(Running job, Mapping mapping, RowReader reader, List<Row> rows, Chunk chunk) {
    ReferenceSheet sheet = sheet(mapping.kind());
    for (Row row : rows) {
      try {
        chunk.done(sheet.write(PlainColumns.of(mapping, reader, row), job.provenance()), 1);
      } catch (InvalidInput e) {
        chunk.reject(row, e);
      }
    }
  }

  private ReferenceSheet sheet(Shape shape) {
    return sheets.stream()
        .filter(sheet -> sheet.name().equals(shape.word()))
        .findFirst()
        .orElseThrow();
  }
}
