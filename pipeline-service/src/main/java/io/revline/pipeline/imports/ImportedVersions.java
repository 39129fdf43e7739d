package io.revline.pipeline.imports;

import io.revline.kit.database.Sql;
import io.revline.pipeline.deal.DealCommands.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Which versions of deals an import made; every write belongs to the caller's transaction. */
@ApplicationScoped
class ImportedVersions {
  private final DataSource database;

  ImportedVersions(DataSource database) {
    this.database = database;
  }

  void note(UUID job, List<Told> changed) {
    Sql.of(
            "INSERT INTO import_version SELECT ?, * FROM unnest(?, ?)",
            job,
            changed.stream().map(Told::dealId).toArray(UUID[]::new),
            changed.stream().map(Told::version).toArray(Long[]::new))
        .update(database);
  }

  List<Long> of(UUID job, UUID deal) {
    return Sql.of("SELECT version FROM import_version WHERE job_id = ? AND deal_id = ?", job, deal)
        .list(database, row -> row.getLong("version"));
  }

  /** The deals that an import changed, as a query of their ids. */
  Sql deals(UUID job) {
    return Sql.of("SELECT DISTINCT deal_id::text FROM import_version WHERE job_id = ?", job);
  }
}
