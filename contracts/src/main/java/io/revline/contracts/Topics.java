package io.revline.contracts;

/** The Kafka topics of the published language. The key of a record is its aggregate's id. */
public final class Topics {
  /** Every committed change of every deal; owned by pipeline-service. */
  public static final String DEALS = "revline.deals.v1";

  /** Every committed change of what deals are made of; owned by pipeline-service. */
  public static final String CATALOG = "revline.catalog.v1";

  /** Every record that a consumer could not handle and set aside, with the reason. */
  public static final String DEAD_LETTERS = "revline.dead-letters.v1";

  private Topics() {}
}
