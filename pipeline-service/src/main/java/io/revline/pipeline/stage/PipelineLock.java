package io.revline.pipeline.stage;

import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import javax.sql.DataSource;

/**
 * Keeps changes of deals and changes of pipelines apart: any number of deals may change at once,
 * but none while a pipeline does. Otherwise a deal could come to stand in a stage as it goes, or on
 * terms that ended a moment before.
 */
@ApplicationScoped
class PipelineLock {
  private final DataSource database;

  PipelineLock(DataSource database) {
    this.database = database;
  }

  /** No pipeline changes until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  void forDeals() {
    take("pg_advisory_xact_lock_shared");
  }

  /** No deal changes until the transaction ends, nor does another pipeline. */
  @Transactional(Transactional.TxType.MANDATORY)
  void forPipelines() {
    take("pg_advisory_xact_lock");
  }

  private void take(String function) {
    Sql.of("SELECT " + function + "(hashtextextended('pipelines', 0))")
        .list(database, row -> function);
  }
}
