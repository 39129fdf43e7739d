package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.people.Membership;
import io.revline.kit.people.Rep;
import io.revline.kit.reference.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rep as shown.
 *
 * @param id the name by which deals know their owner
 * @param version 1, 2, 3 for every change; the ETag says the same
 * @param recordedAt when this version was recorded
 * @param knownAt the recorded time up to which the answer is complete; in lists it stands outside
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RepResponse(
    String id,
    long version,
    Instant recordedAt,
    @Nullable Instant knownAt,
    String name,
    @Nullable Instant from,
    @Nullable Instant to,
    List<Membership> memberships) {

  static RepResponse from(Reference<Rep> rep, @Nullable Instant knownAt) {
    Rep body = rep.body();
    return new RepResponse(
        rep.id(),
        rep.version(),
        rep.recordedAt(),
        knownAt,
        body.name(),
        body.from(),
        body.to(),
        body.memberships());
  }
}
