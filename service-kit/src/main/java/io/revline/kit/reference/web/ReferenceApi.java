package io.revline.kit.reference.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Answer;
import io.revline.kit.problem.NotFound;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.ReferencePages;
import io.revline.kit.reference.References;
import io.revline.kit.reference.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations that every kind of reference has. A resource adds its paths, roles and filters.
 */
@ApplicationScoped
public class ReferenceApi {
  private final References references;
  private final ReferencePages pages;
  private final ReferenceCommands commands;
  private final ReferenceBatches batches;
  private final ReferenceTables tables;
  private final JsonBody json;
  private final CurrentCaller current;
  private final Exports exports;

  ReferenceApi(
      References references,
      ReferencePages pages,
      ReferenceCommands commands,
      ReferenceBatches batches,
      ReferenceTables tables,
      JsonBody json,
      CurrentCaller current,
      Exports exports) {
    this.references = references;
    this.pages = pages;
    this.commands = commands;
    this.batches = batches;
    this.tables = tables;
    this.json = json;
    this.current = current;
    this.exports = exports;
  }

  /**
   * A page of what exists, by id, or all of it as a table.
   *
   * @param name what the table is called
   */
  public <T, V> PageResponse<V> list(
      ReferenceKind<T> kind,
      ReferenceForm<T, ?, V> form,
      String name,
      Map<String, String> filters,
      @Nullable Integer limit,
      @Nullable String cursor) {
    return exports.list(
        name,
        form.columns(),
        limit,
        cursor,
        (size, after) -> {
          ReferencePages.Page<T> page = pages.page(kind.type(), filters, size, after);
          return new PageResponse<>(page.items().stream().map(form::view).toList(), page.next());
        });
  }

  /**
   * One object.
   *
   * @throws NotFound when it is not there
   */
  public <T> Response show(ReferenceKind<T> kind, ReferenceForm<T, ?, ?> form, String id) {
    Reference<T> reference =
        references
            .find(kind.type(), id)
            .orElseThrow(() -> new NotFound("there is no %s %s".formatted(kind.noun(), id)));
    return Answer.ok(reference.version(), form.view(reference)).toResponse();
  }

  /**
   * Creates or replaces an object.
   *
   * @param location where it can be found
   */
  public <T, Q> Response put(
      ReferenceKind<T> kind,
      ReferenceForm<T, Q, ?> form,
      String id,
      @Nullable String ifMatch,
      @Nullable JsonNode body,
      URI location) {
    Draft<T> draft = form.draft(id, json.read(body, form.request()));
    Written<T> written = commands.put(kind, draft, ifMatch, current.get().provenance());
    Object view = form.view(written.reference());
    long version = written.reference().version();
    return (written.outcome() == Written.Outcome.CREATED
            ? Answer.created(location, version, view)
            : Answer.ok(version, view))
        .toResponse();
  }

  /** Deletes an object. */
  public Response delete(ReferenceKind<?> kind, String id, @Nullable String ifMatch) {
    commands.delete(kind, id, ifMatch, current.get().provenance());
    return Response.noContent().build();
  }

  /** Creates or replaces up to 1,000 objects, each for itself. */
  public <T, Q> Response batch(
      ReferenceKind<T> kind,
      ReferenceForm<T, Q, ?> form,
      @Nullable String key,
      @Nullable JsonNode body) {
    return batches.write(kind, form, key, body, current.get()).toResponse();
  }

  /** Creates or replaces the objects of a table, all of them or none. */
  public <T, Q> UploadResponse upload(
      ReferenceKind<T> kind, ReferenceForm<T, Q, ?> form, byte[] file) {
    return tables.upload(kind, form, file, current.get().provenance());
  }
}
