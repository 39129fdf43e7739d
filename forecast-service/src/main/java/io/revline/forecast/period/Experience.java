package io.revline.forecast.period;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a backtest teaches: which memory did best, and how wide its intervals should have been. */
final class Experience {
  /** Of fewer projections nothing is learned. */
  private static final int FEWEST = 10;

  /** Days of one period say much the same: of fewer periods no memory is chosen. */
  private static final int FEWEST_PERIODS = 4;

  /** What is usual gives way to what is better by a twentieth, and not to what may be luck. */
  private static final double BETTER = 0.95;

  /** How many projections it takes until what they say of the width is half believed. */
  private static final double STRENGTH = 20;

  private static final double HELD = 0.8;
  private static final double LEAST = 0.5;
  private static final double MOST = 2;

  private final Map<String, List<Tried>> bySource;

  /**
   * What a backtest has found.
   *
   * @param bySource what each source would have said, beside what came
   */
  Experience(Map<String, List<Tried>> bySource) {
    this.bySource = Map.copyOf(bySource);
  }

  Setting setting() {
    List<Tried> usual = of(Memory.SHORT);
    if (usual.isEmpty()) {
      return Setting.USUAL;
    }
    String backtest = "backtest " + usual.getFirst().backtest();
    Map<Memory, Double> errors = errors();
    Memory best = best(usual, errors);
    List<Double> halves =
        of(best).stream().map(Tried::halvesOff).filter(Double::isFinite).sorted().toList();
    return new Setting(
        best,
        backtest + ": " + words(usual, errors),
        width(halves),
        backtest + ": " + words(halves),
        usual.getFirst().backtest().toString());
  }

  private List<Tried> of(Memory memory) {
    return bySource.getOrDefault(memory.source(), List.of());
  }

  /** The WAPE of each memory that was tried as often as the usual one; none when nothing came. */
  private Map<Memory, Double> errors() {
    Map<Memory, Double> errors = new EnumMap<>(Memory.class);
    for (Memory memory : Memory.values()) {
      List<Tried> tried = of(memory);
      Double wape = PeriodAccuracy.of(tried.stream().map(Tried::said).toList()).wape();
      if (wape != null && tried.size() == of(Memory.SHORT).size()) {
        errors.put(memory, wape);
      }
    }
    return errors;
  }

  private static Memory best(List<Tried> usual, Map<Memory, Double> errors) {
    Memory best = Memory.SHORT;
    if (isEnough(usual)) {
      double least = BETTER * errors.getOrDefault(best, 0.0);
      for (Map.Entry<Memory, Double> error : errors.entrySet()) {
        if (error.getValue() < least) {
          best = error.getKey();
          least = error.getValue();
        }
      }
    }
    return best;
  }

  private static boolean isEnough(List<Tried> said) {
    return said.size() >= FEWEST
        && said.stream().map(Tried::period).distinct().count() >= FEWEST_PERIODS;
  }

  private static String words(List<Tried> usual, Map<Memory, Double> errors) {
    List<String> words = new ArrayList<>();
    errors.forEach(
        (memory, error) -> words.add(String.format(Locale.ROOT, "%s %.3f", memory.word(), error)));
    long periods = usual.stream().map(Tried::period).distinct().count();
    return String.format(
        Locale.ROOT,
        "WAPE of %d projections of %d periods by memory: %s; short gives way to what is better by a"
            + " twentieth, of %d projections of %d periods at least",
        usual.size(),
        periods,
        String.join(", ", words),
        FEWEST,
        FEWEST_PERIODS);
  }

  /** As wide as they should have been, as far as that is believed. */
  private static double width(List<Double> halves) {
    if (halves.size() < FEWEST) {
      return 1;
    }
    double needed = needed(halves);
    double believed = 1 + (needed - 1) * halves.size() / (halves.size() + STRENGTH);
    return Math.clamp(believed, LEAST, MOST);
  }

  private static double needed(List<Double> halves) {
    return halves.get((int) Math.ceil(HELD * halves.size()) - 1);
  }

  private static String words(List<Double> halves) {
    return halves.size() < FEWEST
        ? String.format(Locale.ROOT, "%d projections are too few", halves.size())
        : String.format(
            Locale.ROOT,
            "of %d projections eight of ten lay within %.2f halves of their interval",
            halves.size(),
            needed(halves));
  }
}
