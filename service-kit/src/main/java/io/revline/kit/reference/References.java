package io.revline.kit.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.kit.rebuild.ProjectionTable;
import io.revline.kit.time.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The objects that figures refer to, in every version there ever was: a change adds a version and
 * none is ever updated, so what was known at any recorded time can be read again. The owning
 * service writes by {@link #put} and {@link #delete}; those that hear of them {@link #copy}.
 */
@ApplicationScoped
public class References {
  private final DataSource database;
  private final ObjectMapper json;
  private final RecordedTime recorded;
  private final Event<ReferenceChange> changes;

  References(
      DataSource database,
      ObjectMapper json,
      RecordedTime recorded,
      Event<ReferenceChange> changes) {
    this.database = database;
    this.json = json;
    this.recorded = recorded;
    this.changes = changes;
  }

  /** An object's latest version, unless that deleted it. */
  public <T> Optional<Reference<T>> find(ReferenceType<T> type, String id) {
    return latest(type, id).filter(Reference::exists);
  }

  /** Every object of a type that exists, by id. */
  public <T> List<Reference<T>> all(ReferenceType<T> type) {
    return known(type, null);
  }

  /** Every object of a type that existed as far as was known before a recorded time, by id. */
  public <T> List<Reference<T>> known(ReferenceType<T> type, @Nullable Instant knownAt) {
    Sql known = Sql.of("SELECT * FROM reference_known(?, ", type.name());
    return (knownAt == null ? known.add("'infinity'") : known.add("?", knownAt))
        .add(") ORDER BY id")
        .list(database, row -> reference(type, row));
  }

  /**
   * The first objects, by id, that existed as far as was known before a recorded time and meet a
   * condition.
   *
   * @param knownAt the recorded time, or null for now
   * @param condition on the columns {@code id} and {@code body}
   * @param limit how many at most
   */
  public <T> List<Reference<T>> page(
      ReferenceType<T> type, @Nullable Instant knownAt, Sql condition, int limit) {
    Sql known = Sql.of("SELECT * FROM reference_known(?, ", type.name());
    return (knownAt == null ? known.add("'infinity'") : known.add("?", knownAt))
        .add(") AS known WHERE ")
        .add(condition)
        .add(" ORDER BY id LIMIT ?", limit)
        .list(database, row -> reference(type, row));
  }

  /** Every version of an object, the first one first; none for one that never was. */
  public <T> List<Reference<T>> versions(ReferenceType<T> type, String id) {
    return Sql.of("SELECT * FROM reference_version WHERE type = ? AND id = ?", type.name(), id)
        .add(" ORDER BY version")
        .list(database, row -> reference(type, row));
  }

  /** Every version of every object of a type, by id and version. */
  public <T> List<Reference<T>> versions(ReferenceType<T> type) {
    return Sql.of("SELECT * FROM reference_version WHERE type = ?", type.name())
        .add(" ORDER BY id, version")
        .list(database, row -> reference(type, row));
  }

  /** How many versions there are of all objects of a type: it differs after every change. */
  public long changes(ReferenceType<?> type) {
    return Sql.of("SELECT count(*) FROM reference_version WHERE type = ?", type.name())
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  /**
   * An object's latest version, unless that deleted it. Nobody else changes it until the
   * transaction ends, also if there is none yet.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> Optional<Reference<T>> locked(ReferenceType<T> type, String id) {
    lock(type, id);
    return find(type, id);
  }

  /**
   * Creates an object, changes it or brings it back.
   *
   * @return its latest version: a new one, or, if it has these fields already, the one that stands
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> Reference<T> put(ReferenceType<T> type, String id, T body, Provenance provenance) {
    lock(type, id);
    Optional<Reference<T>> before = latest(type, id);
    if (before.isPresent() && before.get().exists() && before.get().body().equals(body)) {
      return before.get();
    }
    ChangeKind kind =
        before
            .map(it -> it.exists() ? ChangeKind.CHANGED : ChangeKind.RESTORED)
            .orElse(ChangeKind.CREATED);
    return append(type, before, id, kind, body, provenance);
  }

  /**
   * Deletes an object; its versions stay.
   *
   * @return the version that deletes it, or empty when there was none to delete
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> Optional<Reference<T>> delete(
      ReferenceType<T> type, String id, Provenance provenance) {
    return locked(type, id)
        .map(last ->
            append(type, Optional.of(last), id, ChangeKind.DELETED, last.body(), provenance));
  }

  /** The copies of these types, as a projection that can be made again from their topic. */
  public static ProjectionTable copiesOf(String... types) {
    return new ProjectionTable(
        "reference_version",
        List.of("type", "id", "version"),
        List.of("recorded_at"),
        "type IN ('%s')".formatted(String.join("', '", types)));
  }

  /**
   * Keeps a version that another service told of; one that is known already stays as it is. It
   * counts as known from now on: answers may have been given without it, and stay as they are.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> void copy(ReferenceType<T> type, Reference<T> reference, Provenance provenance) {
    insert(
        type,
        new Reference<>(
            reference.id(),
            reference.version(),
            reference.kind(),
            recorded.next(),
            reference.body()),
        provenance);
  }

  private <T> Reference<T> append(
      ReferenceType<T> type,
      Optional<Reference<T>> before,
      String id,
      ChangeKind kind,
      T body,
      Provenance provenance) {
    Instant now = recorded.next();
    Instant after =
        before
            .map(last -> last.recordedAt().plus(1, ChronoUnit.MICROS))
            .filter(now::isBefore)
            .orElse(now);
    long version = before.map(Reference::version).orElse(0L) + 1;
    Reference<T> next = new Reference<>(id, version, kind, after, body);
    insert(type, next, provenance);
    changes.fire(new ReferenceChange(type, next, provenance));
    return next;
  }

  private <T> void insert(ReferenceType<T> type, Reference<T> reference, Provenance provenance) {
    Sql.of(
            "INSERT INTO reference_version (type, id, version, kind, recorded_at, actor, origin,"
                + " correlation_id, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)"
                + " ON CONFLICT DO NOTHING",
            type.name(),
            reference.id(),
            reference.version(),
            reference.kind().word(),
            reference.recordedAt(),
            provenance.actor(),
            provenance.origin(),
            provenance.correlationId(),
            written(reference.body()))
        .update(database);
  }

  private <T> Optional<Reference<T>> latest(ReferenceType<T> type, String id) {
    return Sql.of("SELECT * FROM reference_version WHERE type = ? AND id = ?", type.name(), id)
        .add(" ORDER BY version DESC LIMIT 1")
        .first(database, row -> reference(type, row));
  }

  private void lock(ReferenceType<?> type, String id) {
    Sql.of(
            "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
            "reference " + type.name() + "\n" + id)
        .list(database, row -> id);
  }

  <T> Reference<T> reference(ReferenceType<T> type, ResultSet row) throws SQLException {
    try {
      return new Reference<>(
          row.getString("id"),
          row.getLong("version"),
          ChangeKind.of(row.getString("kind")),
          Sql.instant(row, "recorded_at"),
          json.readValue(row.getString("body"), type.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(type.name() + " cannot be read back", e);
    }
  }

  private String written(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reference cannot be written", e);
    }
  }
}
