package io.revline.pipeline.timeline;

/** The fields of a deal that facts speak of. */
public enum DealField {
  /** What people call it. */
  NAME("name"),
  /** What it is worth, a plain decimal, in the deal's currency. */
  AMOUNT("amount"),
  /** The ISO 4217 code of the amount. */
  CURRENCY("currency"),
  /** The key of the pipeline. */
  PIPELINE("pipeline"),
  /** The key of the stage. */
  STAGE("stage"),
  /** The expected date of an open deal's close. */
  CLOSE_DATE("closeDate"),
  /** The owning rep by external id. */
  OWNER("owner"),
  /** The account by external id. */
  ACCOUNT("account"),
  /** Why it was lost. */
  LOST_REASON("lostReason"),
  /** The forecast category it counts in instead of its stage's. */
  OWN_CATEGORY("forecastCategory"),
  /** Where it came from. */
  SOURCE("source"),
  /** What is to be done next. */
  NEXT_STEP("nextStep"),
  /** Words people mark it with: a JSON list in order. */
  TAGS("tags"),
  /** What it sells: a JSON list of {@link ProductLine}. */
  PRODUCTS("products"),
  /** Who shares the credit: a JSON list of {@link CreditSplit}. */
  SPLITS("splits"),
  /** Who is involved on the customer's side: a JSON list of {@link DealContact}. */
  CONTACTS("contacts"),
  /**
   * The customer's own fields: a JSON object of those that a fact speaks of, null for cleared.
   * Facts about different ones stand side by side.
   */
  CUSTOM("custom"),
  /** When its source says it was created, where its history begins at another time. */
  CREATED_AT("createdAt"),
  /** Business time of an activity that counts. */
  LAST_ACTIVITY_AT("lastActivityAt"),
  /** True while it is deleted. */
  DELETED("deleted");

  private final String word;

  DealField(String word) {
    this.word = word;
  }

  /** The name on the wire. */
  public String word() {
    return word;
  }
}
