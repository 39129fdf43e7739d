package io.revline.pipeline.intake;

import io.revline.testkit.deal.Database;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What the service believes of deals that other systems told of. */
final class Deals {
  private final Database database;

  Deals(DataSource source) {
    database = new Database(source);
  }

  /** Its path in the API, or null while there is no such deal. */
  String path(String source, String subject) throws SQLException {
    return "/api/v1/deals/"
        + database
            .rows(
                "SELECT deal_id FROM deal_external_id WHERE source = '%s' AND external_id = '%s'"
                    .formatted(source, subject))
            .getFirst()
            .getFirst();
  }

  boolean exists(String subject) throws SQLException {
    return database.number(
            "SELECT count(*) FROM deal_external_id WHERE external_id = '%s'".formatted(subject))
        > 0;
  }

  /** The spans that are believed of a deal, in order: when they begin and these columns. */
  List<String> spans(String subject, String columns) throws SQLException {
    return database
        .rows(
            """
            SELECT concat_ws(' ', to_char(valid_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI'), %s)
            FROM deal_segment JOIN deal_external_id named ON named.deal_id = deal_segment.id
            WHERE named.external_id = '%s' AND recorded_to IS NULL
            ORDER BY valid_from, coalesce(valid_to, 'infinity')
            """
                .formatted(columns, subject))
        .stream()
        .map(List::getFirst)
        .toList();
  }

  long number(String query) throws SQLException {
    return database.number(query);
  }

  List<List<String>> rows(String query) throws SQLException {
    return database.rows(query);
  }
}
