package io.revline.pipeline.deal;

import io.revline.pipeline.deal.DealGrouping.Reach;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a summary is asked for, but for the recorded time up to which facts count: the same question
 * has the same answer until something is recorded.
 *
 * @param grouping what deals are added up by
 * @param stage of deals in this stage alone; null for all
 * @param status of deals with this status alone; null for all
 * @param owner of this owner's deals alone; null for all
 * @param account of this account's deals alone; null for all
 * @param asOf as they were then; null for how they stand
 * @param zone where a day of a close begins
 * @param owners whose deals the caller may see; null for everybody's
 */
record SummaryQuestion(
    DealGrouping grouping,
    @Nullable String stage,
    @Nullable String status,
    @Nullable String owner,
    @Nullable String account,
    @Nullable Instant asOf,
    ZoneId zone,
    @Nullable List<String> owners) {

  /** Of all deals as they stand, by one who sees everybody's. */
  static SummaryQuestion ofAllDeals(DealGrouping grouping, ZoneId zone) {
    return new SummaryQuestion(grouping, null, null, null, null, null, zone, null);
  }

  /** Whether it is one of those that are always ready. */
  boolean isAlwaysReady() {
    return asOf == null && isOfAllDeals();
  }

  /** Whether all deals count, as they stand or stood at a time. */
  boolean isOfAllDeals() {
    return equals(ofAllDeals(grouping, zone).at(asOf));
  }

  /** Whether the answer follows from who was in which team, and not from rates alone. */
  boolean restsOnPeople() {
    return grouping.reaches(Reach.TEAM);
  }

  /** The same question about another time; null for how deals stand. */
  SummaryQuestion at(@Nullable Instant time) {
    return new SummaryQuestion(grouping, stage, status, owner, account, time, zone, owners);
  }

  /**
   * Whether who sees a deal follows from the segments that are added up. As of a past time it is
   * today's owner who decides, and nobody can say from those who that was at another recorded time.
   */
  boolean standsOnItsSegments() {
    return asOf == null || owners == null;
  }
}
