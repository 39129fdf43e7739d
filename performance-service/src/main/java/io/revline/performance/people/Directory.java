package io.revline.performance.people;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.PeopleTypes;
import io.revline.kit.people.Quota;
import io.revline.kit.people.Region;
import io.revline.kit.people.Rep;
import io.revline.kit.people.Team;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.NotFound;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import io.revline.kit.time.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds reps, teams, regions and quotas as they are, or as they were known before a time. */
@ApplicationScoped
public class Directory {
  private final References references;
  private final RecordedTime recorded;
  private final Visibility visibility;
  private final Clock clock;

  Directory(References references, RecordedTime recorded, Visibility visibility, Clock clock) {
    this.references = references;
    this.recorded = recorded;
    this.visibility = visibility;
    this.clock = clock;
  }

  /**
   * Which stretch of a list is wanted.
   *
   * @param knownAt the recorded time before which all is known, or null for now
   * @param after the id after which it begins, or null for the start
   * @param limit how many at most
   */
  public record Stretch(@Nullable Instant knownAt, @Nullable String after, int limit) {}

  /**
   * What was found.
   *
   * @param items by id
   * @param next the id after which there is more, or null at the end
   * @param knownAt the recorded time up to which it is complete
   */
  public record Found<T>(List<Reference<T>> items, @Nullable String next, Instant knownAt) {
    public Found {
      items = List.copyOf(items);
    }
  }

  /**
   * Which quotas are wanted; what is null does not matter.
   *
   * @param rep those of this rep
   * @param team those of this team
   * @param period those of this period
   * @param measure amount or count
   */
  public record QuotaFilter(
      @Nullable String rep,
      @Nullable String team,
      @Nullable String period,
      @Nullable String measure) {}

  /** The recorded time before which all is known. */
  public Instant watermark() {
    return recorded.watermark();
  }

  /** Reps, only those who are members of a team now if one is given. */
  public Found<Rep> reps(@Nullable String team, Stretch stretch) {
    Sql condition = Sql.of("TRUE");
    if (team != null) {
      condition.add(
          " AND id IN (SELECT rep FROM team_of(?, 'infinity') WHERE team = ?)",
          clock.instant(),
          team);
    }
    return list(PeopleTypes.REP, condition, stretch);
  }

  /** Teams, only those of a region's own or directly below a team now if these are given. */
  public Found<Team> teams(@Nullable String region, @Nullable String parent, Stretch stretch) {
    Sql condition = Sql.of("TRUE");
    narrow(condition, "body ->> 'region'", region);
    if (parent != null) {
      condition.add(
          " AND id IN (SELECT team FROM team_tree(?, 'infinity') WHERE ancestor = ? AND depth = 1)",
          clock.instant(),
          parent);
    }
    return list(PeopleTypes.TEAM, condition, stretch);
  }

  /** Regions, only the parts of one if it is given. */
  public Found<Region> regions(@Nullable String parent, Stretch stretch) {
    Sql condition = Sql.of("TRUE");
    narrow(condition, "body ->> 'parent'", parent);
    return list(PeopleTypes.REGION, condition, stretch);
  }

  /** Quotas that the caller may see. */
  public Found<Quota> quotas(QuotaFilter filter, Caller caller, Stretch stretch) {
    Sql condition = seenBy(caller);
    narrow(condition, "body ->> 'rep'", filter.rep());
    narrow(condition, "body ->> 'team'", filter.team());
    narrow(condition, "body ->> 'period'", filter.period());
    narrow(condition, "body ->> 'measure'", filter.measure());
    return list(PeopleTypes.QUOTA, condition, stretch);
  }

  /**
   * One quota.
   *
   * @throws NotFound when there is none, or not for this caller
   */
  public Found<Quota> quota(String id, Caller caller, @Nullable Instant knownAt) {
    return one(PeopleTypes.QUOTA, id, seenBy(caller), knownAt);
  }

  /**
   * One rep, team or region.
   *
   * @throws NotFound when there is none
   */
  public <T> Found<T> one(ReferenceType<T> type, String id, @Nullable Instant knownAt) {
    return one(type, id, Sql.of("TRUE"), knownAt);
  }

  private <T> Found<T> one(ReferenceType<T> type, String id, Sql scope, @Nullable Instant knownAt) {
    narrow(scope, "id", id);
    Found<T> found = list(type, scope, new Stretch(knownAt, null, 1));
    if (found.items().isEmpty()) {
      throw new NotFound("there is no %s '%s'".formatted(type.name(), id));
    }
    return found;
  }

  /** Read the watermark first: what comes in between may be shown, but is not claimed to be. */
  private <T> Found<T> list(ReferenceType<T> type, Sql condition, Stretch stretch) {
    Instant watermark = recorded.watermark();
    @Nullable Instant asked = stretch.knownAt();
    @Nullable Instant knownAt = asked != null && asked.isAfter(watermark) ? watermark : asked;
    if (stretch.after() != null) {
      condition.add(" AND id > ?", stretch.after());
    }
    List<Reference<T>> items = references.page(type, knownAt, condition, stretch.limit() + 1);
    boolean more = items.size() > stretch.limit();
    List<Reference<T>> page = more ? items.subList(0, stretch.limit()) : items;
    return new Found<>(
        page, more ? page.getLast().id() : null, knownAt == null ? watermark : knownAt);
  }

  private Sql seenBy(Caller caller) {
    return Sql.of("(")
        .add(visibility.ofOwner(caller, "body ->> 'rep'"))
        .add(" OR ")
        .add(visibility.ofTeam(caller, "body ->> 'team'"))
        .add(")");
  }

  private static void narrow(Sql condition, String column, @Nullable String value) {
    if (value != null) {
      condition.add(" AND " + column + " = ?", value);
    }
  }
}
