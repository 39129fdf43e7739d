package io.revline.benchmarks.tables;

import java.util.Locale;

/** The stages of the default pipeline and what they mean for the forecast. */
enum SampleStage {
  PROSPECTING("OPEN", "0.1", "PIPELINE", "pipeline"),
  QUALIFICATION("OPEN", "0.25", "PIPELINE", "pipeline"),
  PROPOSAL("OPEN", "0.5", "BEST_CASE", "bestCase"),
  NEGOTIATION("OPEN", "0.75", "COMMIT", "commit"),
  WON("WON", "1", "CLOSED", "closed"),
  LOST("LOST", "0", "OMITTED", "omitted");

  private final String status;
  private final String probability;
  private final String category;
  private final String told;

  SampleStage(String status, String probability, String category, String told) {
    this.status = status;
    this.probability = probability;
    this.category = category;
    this.told = told;
  }

  /** The stage's key in the pipeline. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** OPEN, WON or LOST, as pipeline-service keeps it; the projections keep it in small letters. */
  String status() {
    return status;
  }

  /** From 0 to 1. */
  String probability() {
    return probability;
  }

  /** The forecast category as pipeline-service keeps it. */
  String category() {
    return category;
  }

  /** The forecast category as events tell it and the projections keep it. */
  String toldCategory() {
    return told;
  }
}
