package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.export.Columns;
import io.revline.kit.people.Placement;
import io.revline.kit.people.Team;
import io.revline.kit.reference.Reference;
import io.revline.performance.people.file.Sheet;
import io.revline.performance.people.file.TeamSheet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team as shown; components as in {@link RepResponse} and {@link Team}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TeamResponse(
    String id,
    long version,
    Instant recordedAt,
    @Nullable Instant knownAt,
    String name,
    @Nullable String region,
    List<Placement> parents) {

  /** A row for each place in the hierarchy, and one for a team without any. */
  static final Columns<TeamResponse> COLUMNS =
      new Columns<TeamResponse>(TeamSheet.COLUMNS, team -> team.rows());

  static TeamResponse from(Reference<Team> team, @Nullable Instant knownAt) {
    Team body = team.body();
    return new TeamResponse(
        team.id(),
        team.version(),
        team.recordedAt(),
        knownAt,
        body.name(),
        body.region(),
        body.parents());
  }

  private List<List<@Nullable Object>> rows() {
    return parents.isEmpty()
        ? List.of(row(null, null, null))
        : parents.stream().map(each -> row(each.parent(), each.from(), each.to())).toList();
  }

  private List<@Nullable Object> row(
      @Nullable String parent, @Nullable Instant parentFrom, @Nullable Instant parentTo) {
    return Arrays.asList(id, name, region, parent, Sheet.cell(parentFrom), Sheet.cell(parentTo));
  }
}
