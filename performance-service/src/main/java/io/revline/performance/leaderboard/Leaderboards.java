package io.revline.performance.leaderboard;

import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.performance.scorecard.Scorecards;
import io.revline.performance.scorecard.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ranks reps and teams by what the scorecards say of them. */
@ApplicationScoped
public class Leaderboards {
  private static final List<String> GROUPINGS = List.of("rep", "team");

  private final Scorecards scorecards;

  Leaderboards(Scorecards scorecards) {
    this.scorecards = scorecards;
  }

  /**
   * The leaderboard of a window, among those whose deals the caller may see.
   *
   * @param metric the name of a metric of the scorecards
   * @param rankBy amount or count, for metrics of deals and money
   * @param groupBy rep or team
   * @param limit how many places to show
   * @throws InvalidInput for a metric or a grouping that is not ranked, and for attainment without
   *     a period
   */
  public Leaderboard of(
      @Nullable String metric,
      @Nullable String rankBy,
      @Nullable String groupBy,
      Window window,
      Times times,
      int limit,
      Caller caller) {
    Ranking ranking = Ranking.by(metric, rankBy);
    if (groupBy == null || !GROUPINGS.contains(groupBy)) {
      throw InvalidInput.of("groupBy", "is required, one of " + GROUPINGS);
    }
    if (ranking.needsPeriod() && window.period() == null) {
      throw InvalidInput.of("period", "is required for attainment: quotas are for periods");
    }
    Figure figure =
        scorecards.of(groupBy, window, times, caller).figures().stream()
            .filter(each -> each.metric() == ranking.metric())
            .findFirst()
            .orElseThrow();
    List<Place> places = ranking.places(figure.rows());
    return new Leaderboard(
        figure.metric(),
        figure.definitionVersion(),
        times.asOf(),
        times.knownAt(),
        filters(figure, ranking),
        places.size(),
        places.subList(0, Math.min(limit, places.size())));
  }

  private static Map<String, String> filters(Figure figure, Ranking ranking) {
    Map<String, String> filters = new HashMap<>(figure.filters());
    ranking.rankedBy().ifPresent(word -> filters.put("rankBy", word));
    return filters;
  }
}
