package io.revline.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of one object.
 *
 * @param objectType what kind of object: {@code deal}, {@code rep}
 * @param objectId the object
 * @param version its version after the change
 * @param kind what the change meant: created, changed, deleted…
 * @param recordedAt when it was recorded
 * @param actor who made it
 * @param origin person, intake or import
 * @param correlationId the request or job it belongs to
 * @param changes the fields that took another value
 */
public record AuditEntry(
    String objectType,
    String objectId,
    long version,
    String kind,
    Instant recordedAt,
    String actor,
    String origin,
    String correlationId,
    List<Change> changes) {
  /** The changes are copied. */
  public AuditEntry {
    changes = List.copyOf(changes);
  }

  /**
   * A field that took another value.
   *
   * @param from the value before, as JSON; absent where there was none
   * @param to the value after; absent where it was cleared
   * @param at business time of the change, where the object has one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AuditChange")
  public record Change(
      String field, @Nullable Object from, @Nullable Object to, @Nullable Instant at) {}
}
