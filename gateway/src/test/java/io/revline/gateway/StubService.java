package io.revline.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server that stands for one service: remembers what reached it, answers as told. */
public class StubService {
  /** A request as it arrived; the body only of requests that the default answer read. */
  public record Received(String method, String target, Map<String, String> headers, String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int port;
  private volatile HttpHandler behaviour;
  private final Map<String, HttpHandler> behavioursAt = new ConcurrentHashMap<>();

  StubService() {
    start();
    reset();
  }

  final void start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    server.createContext("/", exchange -> behaviourAt(exchange).handle(exchange));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  void stop() {
    server.stop(0);
  }

  final void reset() {
    received.clear();
    behavioursAt.clear();
    behaviour = exchange -> reply(exchange, 200, "application/json", "{}");
  }

  void behave(HttpHandler wanted) {
    behaviour = wanted;
  }

  void answer(int status, String contentType, String body) {
    behave(exchange -> reply(exchange, status, contentType, body));
  }

  /** For requests whose target begins so, before what is said of all. */
  void behaveAt(String target, HttpHandler wanted) {
    behavioursAt.put(target, wanted);
  }

  void answerAt(String target, int status, String contentType, String body) {
    behaveAt(target, exchange -> reply(exchange, status, contentType, body));
  }

  private HttpHandler behaviourAt(HttpExchange exchange) {
    String target = exchange.getRequestURI().toString();
    return behavioursAt.entrySet().stream()
        .filter(at -> target.startsWith(at.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(behaviour);
  }

  List<Received> received() {
    return received;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  private void reply(HttpExchange exchange, int status, String contentType, String body)
      throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.toString()));
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, sent));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("ETag", "\"7\"");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
