package io.revline.kit.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rep is to a team during [from, to) of business time.
 *
 * @param team the team's id
 * @param role member or manager
 * @param from its first moment; null for ever since
 * @param to the moment after its last; null while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Membership(
    String team, MembershipRole role, @Nullable Instant from, @Nullable Instant to)
    implements Dated {

  /** What a rep is to a team. */
  public enum MembershipRole {
    /** Sells in the team; at most one team at a time. */
    @JsonProperty("member")
    MEMBER,
    /** Leads the team and sees what it and the teams below do; any number of teams. */
    @JsonProperty("manager")
    MANAGER
  }

  /** It says what to which team, and has a length. */
  public Membership {
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(role, "role");
    Dated.requireLength("memberships.", from, to);
  }

  @Override
  public String interval() {
    return team + " " + Dated.super.interval();
  }
}
