package io.revline.kit.imports;

import io.revline.kit.database.Sql;
import io.revline.kit.retention.Retained;
import io.revline.kit.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Rows that imports could not use: all that is left of a table when its import is over. The import
 * itself stays, and so does what it changed: it can be undone at any time.
 */
@ApplicationScoped
class RejectedRows implements Retained {
  private final DataSource database;
  private final Importers importers;
  private final RetentionConfig config;

  RejectedRows(DataSource database, Importers importers, RetentionConfig config) {
    this.database = database;
    this.importers = importers;
    this.config = config;
  }

  @Override
  public String what() {
    return "rejects";
  }

  @Override
  public Duration period() {
    return config.rejects();
  }

  @Override
  public int forget(Instant before, int atMost) {
    if (importers.isEmpty()) {
      return 0;
    }
    return Sql.of("DELETE FROM import_reject WHERE ctid = ANY (ARRAY(")
        .add("SELECT row.ctid FROM import_reject row JOIN import_job job ON job.id = row.job_id")
        .add(" WHERE job.finished_at < ? LIMIT ?))", before, atMost)
        .update(database);
  }
}
