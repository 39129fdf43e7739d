package io.revline.pipeline.deal.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.figure.Figure;
import io.revline.kit.http.Answer;
import io.revline.kit.http.Format;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.revline.pipeline.deal.DealFilter;
import io.revline.pipeline.deal.DealQueries;
import io.revline.pipeline.deal.DealSummary;
import io.revline.pipeline.deal.DealView;
import io.revline.pipeline.timeline.HistoryFlag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What deals are, were and add up to. */
@Path("/api/v1/deals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deals")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class DealResource {
  /** What a list says of its times, it says once. */
  private static final Columns<DealResponse> COLUMNS =
      Columns.of(DealResponse.class).without("asOf", "knownAt");

  private static final Columns<DealResponse.Version> VERSIONS =
      Columns.of(DealResponse.Version.class)
          .without("changes")
          .withEach(
              "changes", Columns.of(DealResponse.Change.class), DealResponse.Version::changes);

  private final DealQueries queries;
  private final DealSummary summary;
  private final CurrentCaller current;
  private final Watermark watermark;
  private final Exports exports;

  DealResource(
      DealQueries queries,
      DealSummary summary,
      CurrentCaller current,
      Watermark watermark,
      Exports exports) {
    this.queries = queries;
    this.summary = summary;
    this.current = current;
    this.watermark = watermark;
    this.exports = exports;
  }

  /** A page of deals, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List deals",
      description =
          "Sort by createdAt, updatedAt, closeDate or name, with - for downwards. As of a past time"
              + " updatedAt is when what stood then began. A flag finds deals whose history is odd:"
              + " closesBeforeCreated, bornClosed or closedAgain. A table has all pages, as of one time.")
  public DealResponse.Page list(
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("status") @Nullable String status,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("account") @Nullable String account,
      @QueryParam("flag") @Nullable String flag,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Times times = exports.isTable() ? watermark.times(asOf, knownAt) : times(asOf, knownAt);
    HistoryFlag odd = flag == null ? null : HistoryFlag.of(flag);
    DealFilter filter = new DealFilter(stage, status, owner, account, odd, times, current.get());
    return exports.list(
        "deals",
        COLUMNS,
        limit,
        cursor,
        (size, after) -> DealResponse.Page.from(queries.list(filter, sort, size, after), times));
  }

  /** Counts and amounts by group. */
  @GET
  @Path("summary")
  @Produces(Format.ANY)
  @Operation(
      summary =
          "Count deals and sum their amounts by stage, owner, team, region, account, product, source"
              + " or month",
      description =
          "Closed deals count for who owned them at the close, and for the team and region the"
              + " owner was in then; open ones for the owner as of the time asked about. The month"
              + " is the fiscal one of the close: real for closed deals, expected for open. A deal"
              + " with products counts in the row of each, which has its lines' share of the amount;"
              + " the total counts every deal once.")
  public Figure summary(
      @QueryParam("groupBy") @Nullable String groupBy,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("status") @Nullable String status,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("account") @Nullable String account,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt) {
    DealFilter filter =
        new DealFilter(stage, status, owner, account, null, times(asOf, knownAt), current.get());
    return exports.figure("deal-summary", summary.by(groupBy, filter));
  }

  /** One deal, now or in the past. */
  @GET
  @Path("{id}")
  @Operation(
      summary = "Show a deal as it is, or as it was before a time",
      description = "With its version as ETag, to be named in If-Match by whoever changes it.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DealResponse.class)))
  public Response show(
      @PathParam("id") UUID id,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt) {
    Times times = times(asOf, knownAt);
    DealView deal = queries.byId(id, current.get(), times);
    return times == null
        ? Answer.ok(deal.version(), DealResponse.from(deal)).toResponse()
        : Response.ok(DealResponse.from(deal).at(times)).build();
  }

  /**
   * Every version of a deal. A table has a row for each change, with its version and the deal's id,
   * and one for a version that changed nothing before the time asked about.
   */
  @GET
  @Path("{id}/history")
  @Produces(Format.ANY)
  @Operation(
      summary = "Show every version of a deal: who changed what, when and from where",
      description = "A table has a row for each change, and says the version and the deal in each.")
  public DealResponse.History history(
      @PathParam("id") UUID id,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt) {
    Times times = watermark.times(asOf, knownAt);
    DealResponse.History history =
        DealResponse.History.from(id, times, queries.history(id, current.get(), times));
    return exports.rows(
        "deal-history",
        VERSIONS.with("id", version -> id),
        history,
        history.versions(),
        times.asOf(),
        times.knownAt());
  }

  /** Null for how things stand, which is answered from what stands and not from the past. */
  private @Nullable Times times(@Nullable String asOf, @Nullable String knownAt) {
    return asOf == null && knownAt == null ? null : watermark.times(asOf, knownAt);
  }
}
