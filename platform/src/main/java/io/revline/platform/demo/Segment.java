package io.revline.platform.demo;

/** How large customers are, and what that means for deals with them. */
enum Segment {
  SMALL("Small business", 0.55, 9_000, 1.05, 0.85),
  MIDDLE("Mid-market", 0.33, 24_000, 0.95, 1.05),
  LARGE("Enterprise", 0.12, 70_000, 0.8, 1.4);

  private final String label;
  private final double share;
  private final int median;
  private final double odds;
  private final double pace;

  Segment(String label, double share, int median, double odds, double pace) {
    this.label = label;
    this.share = share;
    this.median = median;
    this.odds = odds;
    this.pace = pace;
  }

  /** What people call it. */
  String label() {
    return label;
  }

  /** Which part of all accounts are in it. */
  double share() {
    return share;
  }

  /** What half of its deals are worth less than, in whole units of the currency. */
  int median() {
    return median;
  }

  /** How often deals are won, in proportion to the others. */
  double odds() {
    return odds;
  }

  /** How long deals take, in proportion to the others. */
  double pace() {
    return pace;
  }
}
