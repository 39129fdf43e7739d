package io.revline.kit.export;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.revline.kit.http.Format;
import io.revline.kit.problem.InvalidInput;
import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Puts a table in the place of an answer in JSON where the caller wants one. */
class ExportFilter {
  private static final Logger LOG = Logger.getLogger(ExportFilter.class);

  private final Exports exports;
  private final ObjectMapper json;
  private final CurrentVertxRequest current;

  ExportFilter(Exports exports, ObjectMapper json, CurrentVertxRequest current) {
    this.exports = exports;
    this.json = json;
    this.current = current;
  }

  @ServerRequestFilter
  public void want(ContainerRequestContext request) {
    String word = request.getUriInfo().getQueryParameters().getFirst(Format.PARAMETER);
    exports.want(word == null ? Format.bestOf(acceptable(request)) : Format.named(word));
  }

  private static List<MediaType> acceptable(ContainerRequestContext request) {
    try {
      return request.getAcceptableMediaTypes();
    } catch (IllegalArgumentException e) {
      throw InvalidInput.of("Accept", "must be media types, such as application/json or text/csv");
    }
  }

  @ServerResponseFilter
  public void export(ContainerResponseContext response) {
    exports
        .table()
        .ifPresent(table -> {
          if (response.getStatus() == 200) {
            Format format = exports.wanted();
            headers(response.getHeaders(), table, format);
            response.setEntity(
                whole(body -> write(table, start(format), body)),
                new Annotation[0],
                format.mediaType().withCharset("UTF-8"));
          }
        });
  }

  private static void headers(MultivaluedMap<String, Object> headers, Table table, Format format) {
    headers.putSingle(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"%s\"".formatted(table.fileName(format.word())));
    put(headers, "Revline-As-Of", table.asOf());
    put(headers, "Revline-Known-At", table.knownAt());
    put(headers, "Revline-Next", table.next());
  }

  private static void put(
      MultivaluedMap<String, Object> headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.putSingle(name, value.toString());
    }
  }

  private static TableWriter.Start start(Format format) {
    return format == Format.CSV ? CsvTable::new : XlsxTable::new;
  }

  /**
   * Breaks the connection where the table fails on its way. Whoever sends the answer ends it after
   * a failure as if it were whole, so that must wait until there is no connection any more.
   */
  private StreamingOutput whole(StreamingOutput table) {
    HttpConnection connection = current.getCurrent().request().connection();
    return body -> {
      try {
        table.write(body);
      } catch (RuntimeException | IOException e) {
        LOG.error("an export broke off", e);
        connection.close().toCompletionStage().toCompletableFuture().orTimeout(1, MINUTES).join();
        throw e;
      }
    };
  }

  /** Ends the table only when every row is written. */
  private void write(Table table, TableWriter.Start start, OutputStream body) throws IOException {
    TableWriter writer = start.of(table, body);
    Iterator<List<@Nullable Object>> rows = table.rows().get().iterator();
    while (rows.hasNext()) {
      List<@Nullable Object> cells = new ArrayList<>();
      rows.next().forEach(value -> cells.add(cell(value)));
      writer.row(cells);
    }
    writer.finish();
  }

  /** What is neither of these is what it is in JSON; lists and objects are JSON's text. */
  private @Nullable Object cell(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String _, Number _, Boolean _, LocalDate _, Instant _ -> value;
      default -> plain(json.valueToTree(value));
    };
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isNull() || (node.isContainerNode() && node.isEmpty())) {
      return null;
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
