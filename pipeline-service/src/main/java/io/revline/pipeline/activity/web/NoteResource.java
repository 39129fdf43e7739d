package io.revline.pipeline.activity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.export.Listed;
import io.revline.kit.http.Answer;
import io.revline.kit.http.Format;
import io.revline.kit.http.IdempotentRequests;
import io.revline.pipeline.activity.Note;
import io.revline.pipeline.activity.Notes;
import io.revline.pipeline.activity.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deals/{deal}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notes")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class NoteResource {
  private static final Columns<NoteResponse> COLUMNS = Columns.of(NoteResponse.class);

  private final Notes notes;
  private final IdempotentRequests requests;
  private final CurrentCaller current;
  private final Exports exports;

  NoteResource(Notes notes, IdempotentRequests requests, CurrentCaller current, Exports exports) {
    this.notes = notes;
    this.requests = requests;
    this.current = current;
    this.exports = exports;
  }

  /** What to note. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NewNote(@Nullable String text) {}

  /** A note as callers see it. */
  record NoteResponse(UUID id, String text, Instant recordedAt, String actor) {
    static NoteResponse from(Note note) {
      return new NoteResponse(note.id(), note.text(), note.recordedAt(), note.actor());
    }
  }

  /** A page of notes; {@code next} is the cursor of the next page, absent on the last. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NotePage(List<NoteResponse> items, @Nullable String next) implements Listed<NoteResponse> {
    static NotePage from(Page<Note> page) {
      return new NotePage(page.items().stream().map(NoteResponse::from).toList(), page.next());
    }
  }

  /** Keeps a note. */
  @POST
  @Transactional
  @RolesAllowed({"rep", "manager", "revops", "integration"})
  @Operation(
      summary = "Note something about a deal",
      description = "Notes stay in this service: no event carries them.")
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NoteResponse.class)))
  public Response add(
      @PathParam("deal") UUID deal,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable NewNote note) {
    NewNote wanted = note == null ? new NewNote(null) : note;
    Caller caller = current.get();
    return requests
        .once(
            key,
            caller.subject() + " POST /deals/" + deal + "/notes",
            wanted,
            () ->
                new Answer(
                    201, null, null, NoteResponse.from(notes.add(deal, wanted.text(), caller))))
        .toResponse();
  }

  /** A page of notes, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List the notes about a deal, the latest first",
      description = "Everybody who may see the deal may read them.")
  public NotePage list(
      @PathParam("deal") UUID deal,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Caller caller = current.get();
    return exports.list(
        "notes",
        COLUMNS,
        limit,
        cursor,
        (size, after) -> NotePage.from(notes.of(deal, caller, size, after)));
  }
}
