package io.revline.pipeline.deal;

import io.revline.kit.database.Sql;
import io.revline.pipeline.stage.StageUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Tells the stages which deals stand in them. */
@ApplicationScoped
class StagesInUse implements StageUse {
  private final DataSource database;

  StagesInUse(DataSource database) {
    this.database = database;
  }

  @Override
  public Map<String, Long> standing(String pipeline) {
    return Sql.of("SELECT stage, count(*) AS deals FROM deal WHERE pipeline = ?", pipeline)
        .add(" AND NOT deleted GROUP BY stage")
        .list(database, row -> new SimpleEntry<>(row.getString("stage"), row.getLong("deals")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public boolean everStood(String pipeline, String stage) {
    return Sql.of("SELECT FROM deal_segment WHERE pipeline = ? AND stage = ?", pipeline, stage)
        .add(" LIMIT 1")
        .first(database, row -> true)
        .isPresent();
  }
}
