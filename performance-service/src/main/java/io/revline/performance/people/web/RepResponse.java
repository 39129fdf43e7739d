package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.export.Columns;
import io.revline.kit.people.Membership;
import io.revline.kit.people.Membership.MembershipRole;
import io.revline.kit.people.Rep;
import io.revline.kit.reference.Reference;
import io.revline.performance.people.file.RepSheet;
import io.revline.performance.people.file.Sheet;
import java.time.Instant;
import java.util.Arrays;
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

  /** A row for each membership, and one for a rep without any. */
  static final Columns<RepResponse> COLUMNS =
      new Columns<RepResponse>(RepSheet.COLUMNS, rep -> rep.rows());

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

  private List<List<@Nullable Object>> rows() {
    return memberships.isEmpty()
        ? List.of(row(null, null, null, null))
        : memberships.stream()
            .map(each -> row(each.team(), each.role(), each.from(), each.to()))
            .toList();
  }

  private List<@Nullable Object> row(
      @Nullable String team,
      @Nullable MembershipRole role,
      @Nullable Instant memberFrom,
      @Nullable Instant memberTo) {
    return Arrays.asList(
        id,
        name,
        Sheet.cell(from),
        Sheet.cell(to),
        team,
        role,
        Sheet.cell(memberFrom),
        Sheet.cell(memberTo));
  }
}
