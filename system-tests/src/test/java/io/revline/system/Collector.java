package io.revline.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes traces by OTLP over HTTP, as a collector does, and keeps them. */
final class Collector implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();

  private final List<Told> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Collector(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** A span, its ids in hexadecimal digits, its attributes as text. */
  record Told(
      String service,
      String name,
      String kind,
      String trace,
      String id,
      String parent,
      Map<String, String> attributes) {
    private static Told of(String service, Span span) {
      return new Told(
          service,
          span.getName(),
          span.getKind().name().replace("SPAN_KIND_", ""),
          HEX.formatHex(span.getTraceId().toByteArray()),
          HEX.formatHex(span.getSpanId().toByteArray()),
          HEX.formatHex(span.getParentSpanId().toByteArray()),
          texts(span.getAttributesList()));
    }
  }

  /** The spans of a trace so far. */
  List<Told> trace(String id) {
    return spans.stream().filter(span -> span.trace().equals(id)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ExportTraceServiceRequest told =
          ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      told.getResourceSpansList().stream().flatMap(Collector::spans).forEach(spans::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Stream<Told> spans(ResourceSpans told) {
    String service = texts(told.getResource().getAttributesList()).get("service.name");
    return told.getScopeSpansList().stream()
        .map(ScopeSpans::getSpansList)
        .flatMap(List::stream)
        .map(span -> Told.of(String.valueOf(service), span));
  }

  private static Map<String, String> texts(List<KeyValue> told) {
    return told.stream().collect(Collectors.toMap(KeyValue::getKey, each -> text(each.getValue())));
  }

  private static String text(AnyValue value) {
    return value.hasStringValue() ? value.getStringValue() : value.toString().strip();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
