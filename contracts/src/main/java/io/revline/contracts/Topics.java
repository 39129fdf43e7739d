package io.revline.contracts;

/** The Kafka topics of the published language. The key of a record is its aggregate's id. */
public final class Topics {
  /** Every committed change of every deal; owned by pipeline-service. */
  public static final String DEALS = "revline.deals.v1";

  /** Every committed change of the fiscal calendar; owned by forecast-service. */
  public static final String CALENDAR = "revline.calendar.v1";

  /** Every committed change of every rep, team, region and quota; owned by performance-service. */
  public static final String PEOPLE = "revline.people.v1";

  /** Every committed change of what deals refer to; owned by pipeline-service. */
  public static final String CATALOG = "revline.catalog.v1";

  /** Every record that a consumer could not handle and set aside, with the reason. */
  public static final String DEAD_LETTERS = "revline.dead-letters.v1";

  /**
   * What other systems tell pipeline-service. The key is the source and the deal's or account's id
   * there; a source that writes to Kafka itself has the topic of this name, a dot and its own name.
   */
  public static final String INTAKE = "revline.intake.v1";

  private Topics() {}
}
