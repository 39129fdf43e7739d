package io.revline.forecast.backtest;

import io.revline.forecast.backtest.DealAccuracy.Said;
import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a deal without a model: the chance that was set for its stage, and how many
 * deals of its stage were won in as many days before.
 */
@ApplicationScoped
class StageChances {
  private static final String STAGE_PROBABILITY = "stageProbability";
  private static final String STAGE_RATE = "stageRate";

  /** How many deals it takes until a stage's own rate is half believed. */
  private static final double STRENGTH = 10;

  private final DataSource database;

  StageChances(DataSource database) {
    this.database = database;
  }

  /** Which deals were won in some days from a moment on. */
  Set<UUID> wonWithin(Times times, int days) {
    return new HashSet<>(
        Sql.of(
                "SELECT DISTINCT deal_id FROM deal_segment WHERE status = 'won' AND NOT deleted"
                    + " AND closed_at >= ? AND closed_at < ? AND valid_from < ?"
                    + " AND recorded_from < ? AND coalesce(recorded_to, 'infinity') >= ?",
                times.asOf(),
                times.asOf().plus(Duration.ofDays(days)),
                times.asOf().plus(Duration.ofDays(days)),
                times.knownAt(),
                times.knownAt())
            .list(database, row -> row.getObject("deal_id", UUID.class)));
  }

  /**
   * What both say of deals.
   *
   * @param deals of whom
   * @param won which of them were won
   */
  Map<String, List<Said>> said(Times times, int days, Set<UUID> deals, Set<UUID> won) {
    Times before = new Times(times.asOf().minus(Duration.ofDays(days)), times.knownAt());
    Rates rates = new Rates(open(before), wonWithin(before, days));
    Map<String, List<Said>> said = new TreeMap<>();
    said.put(STAGE_PROBABILITY, new ArrayList<>());
    said.put(STAGE_RATE, new ArrayList<>());
    for (Standing deal : open(times)) {
      if (deals.contains(deal.id())) {
        boolean came = won.contains(deal.id());
        Objects.requireNonNull(said.get(STAGE_PROBABILITY)).add(new Said(deal.chance(), came));
        Objects.requireNonNull(said.get(STAGE_RATE)).add(new Said(rates.of(deal.stage()), came));
      }
    }
    return said;
  }

  private record Standing(UUID id, @Nullable String stage, double chance) {}

  private List<Standing> open(Times times) {
    return Sql.of(
            "SELECT deal_id, stage, probability FROM deal_as_of(?, ?) WHERE status = 'open'"
                + " ORDER BY deal_id",
            times.asOf(),
            times.knownAt())
        .list(
            database,
            row ->
                new Standing(
                    row.getObject("deal_id", UUID.class),
                    row.getString("stage"),
                    row.getDouble("probability")));
  }

  /** How many of each stage were won, drawn to how many of all were while there are few. */
  private static final class Rates {
    private final Map<@Nullable String, int[]> counts = new HashMap<>();
    private final double all;

    Rates(List<Standing> open, Set<UUID> won) {
      int wins = 0;
      for (Standing deal : open) {
        int[] count = counts.computeIfAbsent(deal.stage(), stage -> new int[2]);
        count[0]++;
        if (won.contains(deal.id())) {
          count[1]++;
          wins++;
        }
      }
      all = (wins + 1.0) / (open.size() + 2.0);
    }

    double of(@Nullable String stage) {
      int[] count = counts.getOrDefault(stage, new int[2]);
      return (count[1] + STRENGTH * all) / (count[0] + STRENGTH);
    }
  }
}
