package io.revline.platform.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The stages of the default pipeline. */
enum Stage {
  PROSPECTING(0.28, 0.15),
  QUALIFICATION(0.25, 0.2),
  /** Offers wait for a decision here longer than anywhere else, and most are lost here. */
  PROPOSAL(0.35, 0.45),
  NEGOTIATION(0.12, 0.2),
  WON(0, 0),
  LOST(0, 0);

  /** Those in which a deal goes on, in their order. */
  static final List<Stage> OPEN =
      Arrays.stream(values()).filter(stage -> stage.length > 0).toList();

  private final double losses;
  private final double length;

  Stage(double losses, double length) {
    this.losses = losses;
    this.length = length;
  }

  /** The stage's key. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Which part of all losses are lost from here. */
  double losses() {
    return losses;
  }

  /** Which part of the time to a win is spent here. */
  double length() {
    return length;
  }
}
