package io.revline.forecast.calendar.web;

import io.revline.forecast.calendar.CalendarKeeper;
import io.revline.forecast.calendar.KnownCalendar;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Answer;
import io.revline.kit.http.Format;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fiscal calendar")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class CalendarResource {
  private final CalendarKeeper keeper;
  private final CurrentCaller current;
  private final Exports exports;

  CalendarResource(CalendarKeeper keeper, CurrentCaller current, Exports exports) {
    this.keeper = keeper;
    this.current = current;
    this.exports = exports;
  }

  /** The calendar, now or as it was known. */
  @GET
  @Operation(
      summary = "Show the fiscal calendar",
      description = "As known before knownAt, a date or an instant of recorded time; else as is.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CalendarResponse.class)))
  public Response show(@QueryParam("knownAt") @Nullable String knownAt) {
    return shown(known(knownAt));
  }

  /** Puts another calendar in its place. */
  @PUT
  @RolesAllowed("revops")
  @Operation(
      summary = "Replace the fiscal calendar; If-Match is required",
      description =
          "Before the first change its ETag is \"0\". What was known before stays known. With"
              + " dryRun=true the calendar is checked and shown, and nothing is changed.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CalendarResponse.class)))
  public Response replace(
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @QueryParam("dryRun") @Nullable String dryRun,
      @Nullable CalendarRequest request) {
    boolean dry = Parameters.flag("dryRun", dryRun);
    if (request == null) {
      throw InvalidInput.of("body", "is required: a fiscal calendar");
    }
    FiscalCalendar calendar = request.toCalendar();
    return shown(
        new KnownCalendar(
            dry
                ? keeper.replaceable(calendar, ifMatch)
                : keeper.replace(calendar, ifMatch, current.get().provenance()),
            null));
  }

  /** The periods of a year, or those that a date lies in. */
  @GET
  @Path("periods")
  @Produces(Format.ANY)
  @Operation(
      summary = "List a fiscal year, its quarters and its months, or the periods of a date",
      description = "Give either year, as in FY2017 without the letters, or date.")
  public PeriodsResponse periods(
      @QueryParam("year") @Nullable String year,
      @QueryParam("date") @Nullable String date,
      @QueryParam("knownAt") @Nullable String knownAt) {
    if ((year == null) == (date == null)) {
      throw InvalidInput.of("year", "give either year, such as 2017, or date, such as 2017-11-01");
    }
    KnownCalendar known = known(knownAt);
    FiscalCalendar calendar = known.calendar().body();
    List<FiscalPeriod> periods =
        year == null
            ? calendar.periodsAt(CalendarWords.day("date", date))
            : calendar.periodsOf(number(year));
    return table(PeriodsResponse.from(known, periods));
  }

  /** A row for each period, with what is said of all. */
  private PeriodsResponse table(PeriodsResponse shown) {
    Columns<PeriodsResponse.Period> columns =
        Columns.of(PeriodsResponse.Period.class)
            .with("timeZone", period -> shown.timeZone())
            .with("version", period -> shown.version());
    return exports.rows("periods", columns, shown, shown.periods(), null, shown.knownAt());
  }

  private KnownCalendar known(@Nullable String knownAt) {
    return keeper.known(
        knownAt == null ? null : Parameters.instant("knownAt", knownAt, Instant.MAX));
  }

  private static int number(String year) {
    if (!year.matches("\\d{4}")) {
      throw InvalidInput.of("year", "must be a year such as 2017");
    }
    return Integer.parseInt(year);
  }

  private static Response shown(KnownCalendar known) {
    return Answer.ok(known.calendar().version(), CalendarResponse.from(known)).toResponse();
  }
}
