package io.revline.pipeline.intake;

import io.revline.pipeline.account.Account;
import io.revline.pipeline.account.ForeignName;
import io.revline.pipeline.activity.ActivityType;
import io.revline.pipeline.deal.DealCommands.Telling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event tells, in our own words. */
public sealed interface Tidings {

  /**
   * Something of a deal.
   *
   * @param activity what was done for it, if that is what is told
   */
  record OfDeal(Telling telling, @Nullable Activity activity) implements Tidings {}

  /** Something that was done for a deal. */
  record Activity(ActivityType type, Instant at, @Nullable String subject) {}

  /**
   * Something of an account.
   *
   * @param name its name at the source
   * @param at business time
   * @param seq the source's order of what happened at one instant
   * @param account the account as it is then, without foreign names, or null when it is deleted
   */
  record OfAccount(ForeignName name, Instant at, long seq, @Nullable Account account)
      implements Tidings {}
}
