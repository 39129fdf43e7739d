package io.revline.platform.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** What the issuer answers over HTTP. */
final class IssuerEndpoints {
  private static final Set<String> LOCAL_NAMES = Set.of("127.0.0.1", "localhost");
  private static final int LONGEST_FORM = 4_096;

  private final String url;
  private final TokenMint mint;

  private IssuerEndpoints(String url, TokenMint mint) {
    this.url = url;
    this.mint = mint;
  }

  static void mount(HttpServer server, String url, SigningKey key, TokenMint mint) {
    IssuerEndpoints endpoints = new IssuerEndpoints(url, mint);
    server.createContext("/jwks.json", local("GET", exchange -> send(exchange, 200, key.jwks())));
    server.createContext(
        "/.well-known/openid-configuration",
        local("GET", exchange -> send(exchange, 200, endpoints.configuration())));
    server.createContext("/token", local("POST", endpoints::token));
  }

  private String configuration() {
    return JsonUtil.toJson(
        Map.of(
            "issuer",
            url,
            "jwks_uri",
            url + "/jwks.json",
            "token_endpoint",
            url + "/token",
            "id_token_signing_alg_values_supported",
            List.of("RS256")));
  }

  private void token(HttpExchange exchange) throws IOException {
    try {
      TokenRequest request = request(form(exchange));
      send(
          exchange,
          200,
          JsonUtil.toJson(
              Map.of(
                  "access_token", mint.mint(request),
                  "token_type", "Bearer",
                  "expires_in", request.ttl().toSeconds())));
    } catch (IllegalArgumentException e) {
      send(
          exchange,
          400,
          JsonUtil.toJson(
              Map.of(
                  "error",
                  "invalid_request",
                  "error_description",
                  String.valueOf(e.getMessage()))));
    }
  }

  private static TokenRequest request(Map<String, String> form) {
    TokenRequest request =
        TokenRequest.of(Role.of(form.getOrDefault("role", "")))
            .withRep(form.get("rep"))
            .withSource(form.get("source"));
    @Nullable String ttl = form.get("ttl");
    return ttl == null ? request : request.withTtl(Duration.ofSeconds(Long.parseLong(ttl)));
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body =
        new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8);
    return Arrays.stream(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (a, b) -> b));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /**
   * A page of another site that resolves its name to 127.0.0.1 still sends that name: refuse it.
   */
  private static HttpHandler local(String method, HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        if (!LOCAL_NAMES.contains(host(exchange))) {
          send(exchange, 403, "{\"error\":\"not a loopback host name\"}");
        } else if (!exchange.getRequestMethod().equals(method)) {
          send(exchange, 405, "{\"error\":\"use " + method + "\"}");
        } else {
          handler.handle(exchange);
        }
      }
    };
  }

  private static String host(HttpExchange exchange) {
    @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
    return host == null ? "" : host.replaceFirst(":\\d+$", "");
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
