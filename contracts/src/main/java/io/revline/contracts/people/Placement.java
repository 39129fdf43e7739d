package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Under which team a team stands during [from, to) of business time.
 *
 * @param parent the id of the team above
 * @param from inclusive; absent for ever since
 * @param to exclusive; absent while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Placement(String parent, Instant from, Instant to) {}
