package io.revline.kit.time;

import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Recorded time: when Revline learned something. It is read from the database's clock, which all
 * replicas of a service share, so that one number can say "everything recorded before this is
 * committed".
 */
@ApplicationScoped
public class RecordedTime {
  private final DataSource database;

  RecordedTime(DataSource database) {
    this.database = database;
  }

  /**
   * The recorded time of what the transaction at hand is about to write, in microseconds. Draw it
   * after the lock on the object that changes. The transaction is given its number first: from then
   * on {@link #watermark} stays behind it until it has ended.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Instant next() {
    return Sql.of("WITH writer AS MATERIALIZED (SELECT pg_current_xact_id())")
        .add(" SELECT clock_timestamp() AS now FROM writer")
        .first(database, row -> Sql.instant(row, "now"))
        .orElseThrow();
  }

  /**
   * Everything recorded before this is committed, and nothing will be recorded before it any more.
   */
  public Instant watermark() {
    return Sql.of("SELECT least(statement_timestamp(), min(xact_start)) AS watermark")
        .add(" FROM pg_stat_activity WHERE datname = current_database()")
        .add(" AND usename = current_user AND backend_xid IS NOT NULL")
        .add(" AND pid <> pg_backend_pid()")
        .first(database, row -> Sql.instant(row, "watermark"))
        .orElseThrow();
  }
}
