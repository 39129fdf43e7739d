package io.revline.pipeline.feed.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.revline.contracts.deal.FieldChange;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.database.DatabaseFailure;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealRevision;
import io.revline.pipeline.deal.RevisionKind;
import io.revline.pipeline.deal.file.DealContract;
import io.revline.pipeline.feed.ChangeFeed;
import io.revline.pipeline.feed.ChangeFeed.Question;
import io.revline.pipeline.feed.Position;
import io.revline.pipeline.feed.Streams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All that happens to deals, for those who do not read it from Kafka. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feed")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class FeedResource {
  private static final Logger LOG = Logger.getLogger(FeedResource.class);
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** What a stream holds in memory at most, whoever reads it. */
  private static final int PAGE = 100;

  /** The segments are whole states, too much for a cell. */
  private static final Columns<ChangeResponse> COLUMNS =
      Columns.of(ChangeResponse.class)
          .without("changes", "segments")
          .withEach("changes", Columns.of(FieldChange.class), ChangeResponse::changes);

  private static final Map<String, RevisionKind> KINDS =
      Arrays.stream(RevisionKind.values())
          .collect(toMap(DealContract::type, kind -> kind, (one, other) -> one, TreeMap::new));

  private final ChangeFeed feed;
  private final Streams streams;
  private final CurrentCaller current;
  private final CurrentVertxRequest request;
  private final Exports exports;
  private final ObjectMapper json;
  private final Clock clock;
  private final Duration heartbeat;

  FeedResource(
      ChangeFeed feed,
      Streams streams,
      CurrentCaller current,
      CurrentVertxRequest request,
      Exports exports,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "revline.stream.heartbeat", defaultValue = "PT5S")
          Duration heartbeat) {
    this.feed = feed;
    this.streams = streams;
    this.current = current;
    this.request = request;
    this.exports = exports;
    this.json = json;
    this.clock = clock;
    this.heartbeat = heartbeat;
  }

  /** A page of changes, or all that follow as a table. */
  @GET
  @Path("changes")
  @Produces(Format.ANY)
  @Operation(
      summary = "List every change of every deal, in the order they were recorded",
      description =
          "Ask again with after = next, which is always there: every change comes exactly once, each"
              + " deal's in the order of its versions, and none ever appears behind a cursor. Without"
              + " after it begins with the first change there is. Everything recorded before"
              + " completeThrough has been told once a page has no items. Changes of a deal are shown"
              + " to those who may see it now. type narrows to some types of events, such as"
              + " revline.deal.won.v1. A table has a row for each field that changed, and no"
              + " segments.")
  public ChangesResponse changes(
      @QueryParam("after") @Nullable String after,
      @QueryParam("type") List<String> types,
      @QueryParam("limit") @Nullable Integer limit) {
    Question question = question(types);
    Instant through = feed.completeThrough();
    return exports.list(
        "changes",
        COLUMNS,
        limit,
        after,
        (size, cursor) ->
            ChangesResponse.from(
                feed.page(question, position("after", cursor, Position.BEGINNING), through, size),
                through));
  }

  /** The same as it happens. */
  @GET
  @Path("stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Follow every change of every deal as Server-Sent Events",
      description =
          "Each event has a cursor as id, the type of the change as event, and as data what the list"
              + " of changes has. It begins behind Last-Event-ID, or else behind after, or else with"
              + " what is recorded from now on. Comments come when there is nothing to tell. It ends"
              + " when the token expires or the service stops: connect again with the last id.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  public Response stream(
      @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId,
      @QueryParam("after") @Nullable String after,
      @QueryParam("type") List<String> types) {
    Question question = question(types);
    Position now = Position.before(feed.completeThrough());
    Position begin = position(LAST_EVENT_ID, lastEventId, position("after", after, now));
    Instant until = current.until();
    Streams.Seat seat = streams.open(question.caller());
    // However it ends, and if it never begins.
    request.getCurrent().addEndHandler(ended -> seat.leave());
    StreamingOutput events =
        body -> follow(question, begin, until, seat, new EventStream(body, json));
    return Response.ok(events)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        // The word by which proxies are told not to hold anything back.
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** Whatever cuts it short, the reader connects again and is told then what is the matter. */
  private void follow(
      Question question, Position begin, Instant until, Streams.Seat seat, EventStream stream) {
    try {
      tell(question, begin, until, seat, stream);
    } catch (IOException left) {
      LOG.debugf("the reader of a stream left: %s", left);
    } catch (DatabaseFailure away) {
      LOG.warnf("a stream ends early: %s", away);
    }
  }

  private void tell(
      Question question, Position begin, Instant until, Streams.Seat seat, EventStream stream)
      throws IOException {
    stream.begin(begin);
    Position read = begin;
    while (seat.isOpen() && clock.instant().isBefore(until)) {
      ChangeFeed.Page page = feed.page(question, read, streams.completeThrough(), PAGE);
      read = page.next();
      for (DealRevision revision : page.revisions()) {
        stream.tell(Position.of(revision), ChangeResponse.from(revision));
      }
      if (stream.quiet().compareTo(heartbeat) >= 0) {
        stream.beat(read);
      }
      stream.flush();
      if (page.whole()) {
        await(seat, read, until, heartbeat.minus(stream.quiet()));
      }
    }
  }

  private void await(Streams.Seat seat, Position read, Instant until, Duration patience)
      throws InterruptedIOException {
    Duration left = Duration.between(clock.instant(), until);
    try {
      seat.awaitNews(read, left.compareTo(patience) < 0 ? left : patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the stream was interrupted");
    }
  }

  private Question question(List<String> types) {
    return new Question(types.stream().map(FeedResource::kind).collect(toSet()), current.get());
  }

  private static RevisionKind kind(String type) {
    RevisionKind kind = KINDS.get(type);
    if (kind == null) {
      throw InvalidInput.of("type", "must be one of " + KINDS.keySet());
    }
    return kind;
  }

  private static Position position(String field, @Nullable String cursor, Position otherwise) {
    return cursor == null ? otherwise : Position.decode(field, cursor);
  }
}
