package io.revline.forecast.backtest.web;

import io.revline.forecast.backtest.Backtest;
import io.revline.forecast.backtest.Backtests;
import io.revline.forecast.backtest.Day;
import io.revline.forecast.backtest.Findings;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.http.Format;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.web.PageResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast/backtests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backtests")
@RunOnVirtualThread
@RolesAllowed({"revops", "finance"})
class BacktestResource {
  private static final Columns<BacktestResponse> COLUMNS = Columns.of(BacktestResponse.class);
  private static final Columns<Day> DAYS = Columns.of(Day.class);

  private final Backtests backtests;
  private final CurrentCaller current;
  private final Exports exports;

  BacktestResource(Backtests backtests, CurrentCaller current, Exports exports) {
    this.backtests = backtests;
    this.current = current;
    this.exports = exports;
  }

  /** The newest first, at most 200, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List the backtests, the newest first",
      description = "Each with what it replays and how many of its dates are done.")
  public List<BacktestResponse> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return exports.list("backtests", COLUMNS, limit, cursor, this::page).items();
  }

  private PageResponse<BacktestResponse> page(int limit, @Nullable String cursor) {
    NewestFirst<Backtest> page = backtests.page(limit, cursor);
    return new PageResponse<>(
        page.items().stream().map(BacktestResponse::from).toList(), page.next());
  }

  /** Begins one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replay the past: what would have been said on each day, beside what came",
      description =
          "On each day of the range a model is trained of what had happened before it, gives every"
              + " open deal a chance and projects the period the day lies in. Beside it stand those"
              + " whom people ask without a model. horizons are numbers of days ahead; node is company,"
              + " team:ID or rep:ID; segment is pipeline:KEY, source:KEY, account:ID, product:KEY or"
              + " field:NAME:VALUE, by how deals stood on each day. One of all deals of the company"
              + " sets how live projections are made, a minute after its end. The answer comes at"
              + " once; show the backtest until it is no longer running. At most 260 days.")
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BacktestResponse.class)))
  public Response submit(@Nullable BacktestRequest body) {
    if (body == null) {
      throw InvalidInput.of("body", "is required: from and to at least");
    }
    Backtest backtest = backtests.submit(body.toPlan(), current.get().subject());
    return Response.accepted(BacktestResponse.from(backtest))
        .location(URI.create("/api/v1/forecast/backtests/" + backtest.id()))
        .build();
  }

  /** How far one is. */
  @GET
  @Path("{id}")
  @Operation(
      summary = "Show how far a backtest is",
      description = "It is running, succeeded, cancelled or failed.")
  public BacktestResponse show(@PathParam("id") UUID id) {
    return BacktestResponse.from(backtests.byId(id));
  }

  /** Ends one. */
  @POST
  @Path("{id}/cancel")
  @Operation(
      summary = "End a backtest; what it found so far stays",
      description = "A backtest that is over already is answered with 409.")
  public BacktestResponse cancel(@PathParam("id") UUID id) {
    return BacktestResponse.from(backtests.cancel(id));
  }

  /** How good each source was. */
  @GET
  @Path("{id}/findings")
  @Operation(
      summary = "Show what a backtest has found so far: how good each source was",
      description =
          "Of single deals, for each horizon: AUC, Brier score and chances beside what came, by"
              + " tenths. Of periods: WAPE, bias, pinball loss, coverage and width of the interval"
              + " from P10 to P90, by days before the end; projectionMediumMemory and"
              + " projectionLongMemory are what live projections may switch to. Then who was best,"
              + " and by what.")
  public Findings findings(@PathParam("id") UUID id) {
    return backtests.findings(id);
  }

  /** What was said on each day. */
  @GET
  @Path("{id}/days")
  @Produces(Format.ANY)
  @Operation(
      summary = "List what each source would have said on each day, beside what came",
      description = "In order of the days; deals and periods stand in rows of their own.")
  public List<Day> days(@PathParam("id") UUID id) {
    List<Day> days = backtests.days(id);
    return exports.rows("backtest", DAYS, days, days, null, backtests.byId(id).knownAt());
  }
}
