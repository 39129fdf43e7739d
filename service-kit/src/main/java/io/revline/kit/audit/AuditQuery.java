package io.revline.kit.audit;

import io.revline.kit.database.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for. What is null does not narrow.
 *
 * @param objectType the kind of object
 * @param objectId the object
 * @param actor who made the change
 * @param origin person, intake or import
 * @param from recorded at this time or later
 * @param to recorded before this time
 */
public record AuditQuery(
    @Nullable String objectType,
    @Nullable String objectId,
    @Nullable String actor,
    @Nullable String origin,
    @Nullable Instant from,
    @Nullable Instant to) {

  Sql toSql() {
    Sql sql = Sql.of("SELECT * FROM audit_trail WHERE true");
    and(sql, "object_type =", objectType);
    and(sql, "object_id =", objectId);
    and(sql, "actor =", actor);
    and(sql, "origin =", origin);
    and(sql, "recorded_at >=", from);
    and(sql, "recorded_at <", to);
    return sql;
  }

  private static void and(Sql sql, String comparison, @Nullable Object value) {
    if (value != null) {
      sql.add(" AND " + comparison + " ?", value);
    }
  }
}
