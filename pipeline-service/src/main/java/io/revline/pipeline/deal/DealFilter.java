package io.revline.pipeline.deal;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.timeline.HistoryFlag;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are asked for. What is null does not narrow.
 *
 * @param stage a stage's key
 * @param status open, won or lost
 * @param owner an owner's external id
 * @param account an account's external id
 * @param flag something odd about the history
 * @param times the deals as they were then and as was known then; null for how they stand
 * @param caller who asks: rows the caller may not see are not there
 */
public record DealFilter(
    @Nullable String stage,
    @Nullable String status,
    @Nullable String owner,
    @Nullable String account,
    @Nullable HistoryFlag flag,
    @Nullable Times times,
    Caller caller) {

  /**
   * The status is one there is.
   *
   * @throws InvalidInput otherwise
   */
  public DealFilter {
    List<String> words = Arrays.stream(DealStatus.values()).map(DealStatus::word).toList();
    if (status != null && !words.contains(status)) {
      throw InvalidInput.of("status", "must be one of " + words);
    }
  }

  /** Only what the caller may see. */
  static DealFilter all(Caller caller, @Nullable Times times) {
    return new DealFilter(null, null, null, null, null, times, caller);
  }

  /** The filters that narrow, by parameter name. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "stage", stage);
    put(given, "status", status);
    put(given, "owner", owner);
    put(given, "account", account);
    put(given, "flag", flag == null ? null : flag.word());
    return given;
  }

  /**
   * The rows as SQL, with the columns of a deal under the name {@code d}; none deleted then. As of
   * a past time each is the segment it stood in.
   */
  Sql toSql(Visibility visibility) {
    if (times == null) {
      return narrowed(Sql.of(" FROM deal d WHERE NOT d.deleted"), visibility);
    }
    Sql sql =
        Sql.of(" FROM deal_segment d WHERE NOT d.deleted AND d.valid_from < ?", times.asOf())
            .add(" AND (d.valid_to IS NULL OR d.valid_to >= ?) AND ", times.asOf())
            .add(believed(times))
            // Follows from the others; a page of the newest begins where it ends.
            .add(" AND d.created_at < ?", times.asOf());
    return narrowed(sql, visibility);
  }

  private static Sql believed(Times times) {
    return Sql.of("d.recorded_from < ?", times.knownAt())
        .add(" AND (d.recorded_to IS NULL OR d.recorded_to >= ?)", times.knownAt());
  }

  private Sql narrowed(Sql sql, Visibility visibility) {
    narrow(sql, stage, status, owner, account);
    if (flag != null) {
      sql.add(" AND ? = ANY (string_to_array(d.flags, ','))", flag.word());
    }
    if (caller.seesEverything()) {
      return sql;
    }
    return times == null
        ? sql.add(" AND ").add(visibility.ofOwner(caller, "d.owner"))
        : sql.add(ownedToday(visibility.ofOwner(caller, "t.owner"), visibility.ownAlone(caller)));
  }

  /** Adds the filters that are given as conditions on {@code d}. */
  static void narrow(
      Sql sql,
      @Nullable String stage,
      @Nullable String status,
      @Nullable String owner,
      @Nullable String account) {
    equal(sql, "d.stage", stage);
    equal(sql, "d.status", status == null ? null : status.toUpperCase(Locale.ROOT));
    equal(sql, "d.owner", owner);
    equal(sql, "d.account", account);
  }

  /**
   * A condition on segments {@code d}: who sees them goes by today's owner, whatever the times.
   *
   * @param owned the condition on a deal {@code t} as it stands
   * @param few whether it holds for few deals: those are read one by one, for in the order of a
   *     page nearly all others would be passed over
   */
  static Sql ownedToday(Sql owned, boolean few) {
    return few
        ? Sql.of(" AND d.id = ANY (ARRAY(SELECT t.id FROM deal t WHERE ").add(owned).add("))")
        : Sql.of(" AND EXISTS (SELECT FROM deal t WHERE t.id = d.id AND ").add(owned).add(")");
  }

  private static void equal(Sql sql, String column, @Nullable String value) {
    if (value != null) {
      sql.add(" AND " + column + " = ?", value);
    }
  }

  private static void put(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
