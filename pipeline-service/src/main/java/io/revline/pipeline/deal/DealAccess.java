package io.revline.pipeline.deal;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whose deals a caller may change: the same as the caller sees, but roles that only read count for
 * nothing. Finance sees every deal and, without a further role, changes none.
 */
@ApplicationScoped
class DealAccess {
  private static final Set<String> READERS = Set.of("finance", "ops");

  private final DataSource database;
  private final Visibility visibility;

  DealAccess(DataSource database, Visibility visibility) {
    this.database = database;
    this.visibility = visibility;
  }

  /**
   * The deal is one the caller may change.
   *
   * @throws NotFound when the caller does not see it
   * @throws Forbidden when the caller does no more than see it
   */
  void requireMine(Caller caller, Deal deal) {
    if (!sees(caller, deal.owner())) {
      throw new NotFound("there is no deal " + deal.id);
    }
    if (!sees(asWriter(caller), deal.owner())) {
      throw new Forbidden("you may read deal %s and not change it".formatted(deal.id));
    }
  }

  /**
   * The deal, as it has become, is still one the caller may change.
   *
   * @throws Forbidden when its owner is one whose deals the caller may not change
   */
  void requireKept(Caller caller, Deal deal) {
    if (!sees(asWriter(caller), deal.owner())) {
      throw new Forbidden(
          "owner must be you or somebody in a team below you; you are " + caller.rep());
    }
  }

  /** Whether deals of this owner may be shown to the caller. */
  boolean sees(Caller caller, @Nullable String owner) {
    return Sql.of("SELECT true FROM (SELECT ?::text AS owner) deal WHERE ", owner)
        .add(visibility.ofOwner(caller, "deal.owner"))
        .first(database, row -> row.getBoolean(1))
        .isPresent();
  }

  private static Caller asWriter(Caller caller) {
    Set<String> roles =
        caller.roles().stream()
            .filter(role -> !READERS.contains(role))
            .collect(toUnmodifiableSet());
    return new Caller(
        caller.subject(), roles, caller.rep(), caller.source(), caller.correlationId());
  }
}
