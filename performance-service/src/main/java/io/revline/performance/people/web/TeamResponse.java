package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.people.Placement;
import io.revline.kit.people.Team;
import io.revline.kit.reference.Reference;
import java.time.Instant;
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
}
