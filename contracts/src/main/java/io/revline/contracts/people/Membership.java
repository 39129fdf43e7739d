package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What a rep is to a team during [from, to) of business time.
 *
 * @param team the team's id
 * @param role member or manager
 * @param from inclusive; absent for ever since
 * @param to exclusive; absent while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Membership(String team, MembershipRole role, Instant from, Instant to) {}
