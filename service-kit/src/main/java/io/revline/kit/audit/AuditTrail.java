package io.revline.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.database.Sql;
import io.revline.kit.export.Listed;
import io.revline.kit.http.ListCursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The changes of all objects of this service. */
@ApplicationScoped
public class AuditTrail {
  private static final String ORDER = "recorded_at, object_type, object_id, version";
  private static final TypeReference<List<AuditEntry.Change>> CHANGES = new TypeReference<>() {};

  private final DataSource database;
  private final ObjectMapper json;

  AuditTrail(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A page of changes, and where the next one starts, if there is one. */
  @Schema(name = "AuditPage")
  public record Page(List<AuditEntry> items, @Nullable String next) implements Listed<AuditEntry> {
    /** The items are copied. */
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * The latest changes first.
   *
   * @param cursor where the page before ended, or null for the first
   */
  public Page page(AuditQuery query, int limit, @Nullable String cursor) {
    Sql sql = Sql.of("SELECT *, audit_changes(object_type, object_id, version) AS changes FROM (");
    sql.add(query.toSql());
    if (cursor != null) {
      List<String> after = ListCursor.decode(cursor, 4);
      sql.add(" AND (" + ORDER + ") < (?::timestamptz, ?, ?, ?::bigint)", after.toArray());
    }
    String latestFirst = " ORDER BY " + ORDER.replace(",", " DESC,") + " DESC";
    sql.add(latestFirst + " LIMIT ?) page" + latestFirst, limit + 1);
    List<AuditEntry> entries = sql.list(database, this::entry);
    if (entries.size() <= limit) {
      return new Page(entries, null);
    }
    AuditEntry last = entries.get(limit - 1);
    return new Page(
        entries.subList(0, limit),
        ListCursor.encode(
            last.recordedAt().toString(),
            last.objectType(),
            last.objectId(),
            Long.toString(last.version())));
  }

  private AuditEntry entry(ResultSet row) throws SQLException {
    try {
      return new AuditEntry(
          row.getString("object_type"),
          row.getString("object_id"),
          row.getLong("version"),
          row.getString("kind"),
          Sql.instant(row, "recorded_at"),
          row.getString("actor"),
          row.getString("origin"),
          row.getString("correlation_id"),
          json.readValue(row.getString("changes"), CHANGES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes cannot be read", e);
    }
  }
}
