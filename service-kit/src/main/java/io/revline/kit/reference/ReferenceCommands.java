package io.revline.kit.reference;

import io.revline.kit.caller.Provenance;
import io.revline.kit.http.ETags;
import io.revline.kit.problem.NotFound;
import io.revline.kit.problem.PreconditionFailed;
import io.revline.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done to references; each change is one new version. */
@ApplicationScoped
public class ReferenceCommands {
  private final References references;

  ReferenceCommands(References references) {
    this.references = references;
  }

  /**
   * Creates or replaces an object.
   *
   * @param ifMatch the entity tag of the version to replace, required if there is one
   */
  @Transactional
  public <T> Written<T> put(
      ReferenceKind<T> kind, Draft<T> draft, @Nullable String ifMatch, Provenance by) {
    kind.guard(draft.id(), draft.body());
    Optional<Reference<T>> before = references.locked(kind.type(), draft.id());
    if (before.isPresent()) {
      ETags.require(ifMatch, before.get().version());
    } else if (ifMatch != null) {
      throw new PreconditionFailed(
          "there is no %s %s: leave If-Match out to create it".formatted(kind.noun(), draft.id()));
    }
    return write(kind, draft, before, by);
  }

  /**
   * Creates or replaces an object, whatever stands. A refusal leaves the transaction as it was, so
   * that the caller may go on with another object.
   */
  @Transactional(dontRollbackOn = Refusal.class)
  public <T> Written<T> upsert(ReferenceKind<T> kind, Draft<T> draft, Provenance by) {
    kind.guard(draft.id(), draft.body());
    return write(kind, draft, references.locked(kind.type(), draft.id()), by);
  }

  /**
   * Deletes an object.
   *
   * @param ifMatch the entity tag of the version to delete, required
   * @throws NotFound when it is not there
   */
  @Transactional
  public <T> void delete(
      ReferenceKind<T> kind, String id, @Nullable String ifMatch, Provenance by) {
    Reference<T> last =
        references
            .locked(kind.type(), id)
            .orElseThrow(() -> new NotFound("there is no %s %s".formatted(kind.noun(), id)));
    ETags.require(ifMatch, last.version());
    references.delete(kind.type(), id, by);
  }

  private <T> Written<T> write(
      ReferenceKind<T> kind, Draft<T> draft, Optional<Reference<T>> before, Provenance by) {
    Reference<T> after = references.put(kind.type(), draft.id(), draft.body(), by);
    if (before.isEmpty()) {
      return new Written<>(after, Written.Outcome.CREATED);
    }
    boolean same = before.get().version() == after.version();
    return new Written<>(after, same ? Written.Outcome.UNCHANGED : Written.Outcome.CHANGED);
  }
}
