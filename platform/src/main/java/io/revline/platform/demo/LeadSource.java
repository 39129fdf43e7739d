package io.revline.platform.demo;

import java.util.List;

/** Where opportunities come from. Who was recommended buys far more often. */
enum LeadSource {
  WEBSITE("Website", 0.28, 0.9),
  OUTBOUND("Outbound", 0.26, 0.75),
  EVENT("Event", 0.16, 0.9),
  PARTNER("Partner", 0.15, 1.0),
  REFERRAL("Referral", 0.15, 1.8);

  static final List<LeadSource> ALL = List.of(values());

  private final String label;
  private final double share;
  private final double odds;

  LeadSource(String label, double share, double odds) {
    this.label = label;
    this.share = share;
    this.odds = odds;
  }

  /** What people call it. */
  String label() {
    return label;
  }

  /** Which part of all opportunities come from it. */
  double share() {
    return share;
  }

  /** How often they are won, in proportion to the others. */
  double odds() {
    return odds;
  }
}
