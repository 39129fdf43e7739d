package io.revline.pipeline.stage;

import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The pipelines there are. They come with the schema, so they are read once. */
@ApplicationScoped
public class Pipelines {
  private final DataSource database;
  private volatile @Nullable Map<String, Pipeline> pipelines;

  Pipelines(DataSource database) {
    this.database = database;
  }

  /** All of them. */
  public List<Pipeline> all() {
    return List.copyOf(loaded().values());
  }

  /**
   * The pipeline of that key.
   *
   * @throws InvalidInput naming the pipelines there are
   */
  public Pipeline byKey(String key) {
    Pipeline pipeline = loaded().get(key);
    if (pipeline == null) {
      throw InvalidInput.of(
          "pipeline", "'%s' does not exist, use one of %s".formatted(key, loaded().keySet()));
    }
    return pipeline;
  }

  /** A stage by the keys of its pipeline and itself. */
  public Stage stage(String pipeline, String stage) {
    return byKey(pipeline).stage(stage);
  }

  private Map<String, Pipeline> loaded() {
    Map<String, Pipeline> known = pipelines;
    if (known == null) {
      known = load();
      pipelines = known;
    }
    return known;
  }

  private Map<String, Pipeline> load() {
    Map<String, List<Stage>> stages = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT * FROM stage ORDER BY pipeline, position");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Stage stage = stage(row);
        stages.computeIfAbsent(stage.pipeline(), key -> new ArrayList<>()).add(stage);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("stages could not be read", e);
    }
    Map<String, Pipeline> loaded = new LinkedHashMap<>();
    stages.forEach((key, list) -> loaded.put(key, new Pipeline(key, list)));
    return loaded;
  }

  private static Stage stage(ResultSet row) throws SQLException {
    return new Stage(
        row.getString("pipeline"),
        row.getString("stage"),
        row.getString("label"),
        row.getInt("position"),
        DealStatus.valueOf(row.getString("status")),
        row.getBigDecimal("probability"),
        ForecastCategory.valueOf(row.getString("forecast_category")));
  }
}
