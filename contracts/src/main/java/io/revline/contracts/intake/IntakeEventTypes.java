package io.revline.contracts.intake;

import java.util.Set;

/**
 * The CloudEvents types that Revline takes in. There are no records of the bodies: what is absent
 * from a body stays as it is and what is null is cleared, which a record cannot tell apart.
 */
public final class IntakeEventTypes {
  /** What a source says of a deal: any of its fields. */
  public static final String DEAL_UPSERTED = "revline.deal-upserted.v1";

  /** A deal is deleted at its source. */
  public static final String DEAL_DELETED = "revline.deal-deleted.v1";

  /** Something was done for a deal. */
  public static final String ACTIVITY_RECORDED = "revline.activity-recorded.v1";

  /** An account as it is at its source. */
  public static final String ACCOUNT_UPSERTED = "revline.account-upserted.v1";

  /** An account is deleted at its source. */
  public static final String ACCOUNT_DELETED = "revline.account-deleted.v1";

  /** All of them. */
  public static final Set<String> ALL =
      Set.of(DEAL_UPSERTED, DEAL_DELETED, ACTIVITY_RECORDED, ACCOUNT_UPSERTED, ACCOUNT_DELETED);

  private IntakeEventTypes() {}
}
