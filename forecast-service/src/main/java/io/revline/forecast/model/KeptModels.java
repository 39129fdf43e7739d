package io.revline.forecast.model;

import io.revline.kit.database.Sql;
import io.revline.kit.retention.Retained;
import io.revline.kit.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Models whose training is over; one that is forgotten is trained again, and is the same. */
@ApplicationScoped
class KeptModels implements Retained {
  private final DataSource database;
  private final RetentionConfig config;

  KeptModels(DataSource database, RetentionConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public String what() {
    return "models";
  }

  @Override
  public Duration period() {
    return config.models();
  }

  /** The newest stays, as it answers for now until there is another. */
  @Override
  public int forget(Instant before, int atMost) {
    return Sql.of("DELETE FROM outcome_model WHERE id = ANY (ARRAY(SELECT id FROM outcome_model")
        .add(" WHERE finished_at < ? AND trained_as_of < (SELECT max(trained_as_of)", before)
        .add(" FROM outcome_model WHERE state = 'succeeded') LIMIT ?))", atMost)
        .update(database);
  }
}
