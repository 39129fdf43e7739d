package io.revline.performance.people;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.kit.http.ETags;
import io.revline.kit.problem.NotFound;
import io.revline.kit.problem.PreconditionFailed;
import io.revline.kit.problem.Refusal;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes reps, teams, regions and quotas. One transaction at a time does: they name each other, and
 * two changes that are right alone may be wrong together. Everything here runs in the caller's
 * transaction, and whatever is refused is refused before anything is written.
 */
@ApplicationScoped
public class Register {
  private final DataSource database;
  private final References references;

  Register(DataSource database, References references) {
    this.database = database;
    this.references = references;
  }

  /**
   * An object that was written.
   *
   * @param reference its version that stands
   * @param before the version that stood before, or 0 for none
   */
  public record Written<T>(Reference<T> reference, long before) {
    /** Whether there was none before. */
    public boolean isNew() {
      return before == 0;
    }

    /** Whether there is a version that was not there before. */
    public boolean isNews() {
      return reference.version() != before;
    }
  }

  /** What became of one entry of a batch. */
  public sealed interface Result<T> permits Done, Refused {
    /** Which entry, counted from 0. */
    int index();
  }

  /** The entry is written, or stood so already. */
  public record Done<T>(int index, Written<T> written) implements Result<T> {}

  /** Nothing of the entry is written. */
  public record Refused<T>(int index, @Nullable String id, Refusal refusal) implements Result<T> {}

  /**
   * Creates an object, or changes it if the caller knows the version that stands.
   *
   * @throws Refusal when it breaks a rule or the version is stale or missing
   */
  public <T> Written<T> put(
      Rules<T> rules, Named<T> object, @Nullable String ifMatch, Provenance provenance) {
    lock();
    Optional<Reference<T>> standing = references.locked(rules.type(), object.id());
    if (standing.isEmpty() && ifMatch != null) {
      throw new PreconditionFailed(missing(rules, object.id()) + ": leave If-Match out");
    }
    standing.ifPresent(before -> ETags.require(ifMatch, before.version()));
    return write(rules, object, provenance);
  }

  /**
   * Deletes an object if the caller knows the version that stands.
   *
   * @throws Refusal when others name it, it is not there, or the version is stale or missing
   */
  public <T> void delete(
      Rules<T> rules, String id, @Nullable String ifMatch, Provenance provenance) {
    lock();
    Reference<T> standing =
        references.locked(rules.type(), id).orElseThrow(() -> new NotFound(missing(rules, id)));
    ETags.require(ifMatch, standing.version());
    rules.checkUnused(id);
    references.delete(rules.type(), id, provenance);
  }

  /**
   * Creates or changes many objects, each wholly or not at all. Entries may come in any order: one
   * that names another of the batch waits for it. A second entry for the same object is refused.
   *
   * @return what became of each, in the order of the entries
   */
  public <T> List<Result<T>> putAll(
      Rules<T> rules, List<? extends Entry<T>> entries, Provenance provenance) {
    lock();
    SortedMap<Integer, Result<T>> results = new TreeMap<>();
    List<Waiting<T>> waiting = new BatchReading<T>().read(entries, results);
    boolean progress = true;
    while (progress && !waiting.isEmpty()) {
      List<Waiting<T>> refused = new ArrayList<>();
      for (Waiting<T> each : waiting) {
        if (!attempt(rules, each, provenance, results)) {
          refused.add(each);
        }
      }
      progress = refused.size() < waiting.size();
      // Backwards the next time: where each names the one after it, two rounds are enough.
      waiting = refused.reversed();
    }
    return List.copyOf(results.values());
  }

  /** An entry that is not written yet. */
  record Waiting<T>(int index, Named<T> object) {}

  private <T> boolean attempt(
      Rules<T> rules, Waiting<T> entry, Provenance provenance, Map<Integer, Result<T>> results) {
    try {
      results.put(
          entry.index(), new Done<>(entry.index(), write(rules, entry.object(), provenance)));
      return true;
    } catch (Refusal refusal) {
      results.put(entry.index(), new Refused<>(entry.index(), entry.object().id(), refusal));
      return false;
    }
  }

  private <T> Written<T> write(Rules<T> rules, Named<T> object, Provenance provenance) {
    rules.check(object.id(), object.body());
    long before = references.find(rules.type(), object.id()).map(Reference::version).orElse(0L);
    return new Written<>(
        references.put(rules.type(), object.id(), object.body(), provenance), before);
  }

  private void lock() {
    Sql.of("SELECT pg_advisory_xact_lock(hashtextextended('people', 0))").list(database, row -> "");
  }

  private static String missing(Rules<?> rules, String id) {
    return "there is no %s '%s'".formatted(rules.type().name(), id);
  }
}
