package io.revline.kit.http;

import io.revline.kit.database.Sql;
import io.revline.kit.retention.Retained;
import io.revline.kit.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Idempotency keys with their answers; a key that is forgotten is a new one. */
@ApplicationScoped
class RememberedKeys implements Retained {
  private final DataSource database;
  private final RetentionConfig config;

  RememberedKeys(DataSource database, RetentionConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public String what() {
    return "keys";
  }

  @Override
  public Duration period() {
    return config.keys();
  }

  @Override
  public int forget(Instant before, int atMost) {
    return Sql.of("DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(")
        .add("SELECT ctid FROM idempotency_key WHERE claimed_at < ? LIMIT ?))", before, atMost)
        .update(database);
  }
}
