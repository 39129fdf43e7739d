package io.revline.gateway;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A token issuer whose keys are served over HTTP, and tokens good and bad. */
public class Tokens {
  static final String ISSUER = "http://issuer.test";
  private static final String KEY_ID = "test-key";

  private final KeyPair trusted = keys();
  private final KeyPair stranger = keys();
  private HttpServer server;

  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] jwks = jwks().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/jwks.json",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, jwks.length);
          exchange.getResponseBody().write(jwks);
          exchange.close();
        });
    server.start();
  }

  void stop() {
    server.stop(0);
  }

  String jwksUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
  }

  String of(String role) {
    return of(role, "test-user");
  }

  String of(String role, String subject) {
    return token(ISSUER, role, subject, Instant.now().plusSeconds(300), trusted);
  }

  String expired() {
    return token(ISSUER, "revops", "test-user", Instant.now().minusSeconds(600), trusted);
  }

  String forged() {
    return token(ISSUER, "revops", "test-user", Instant.now().plusSeconds(300), stranger);
  }

  String ofAnotherIssuer() {
    return token(
        "http://elsewhere.test", "revops", "test-user", Instant.now().plusSeconds(300), trusted);
  }

  /** A good token whose claims were changed after it was signed. */
  String tampered() {
    String[] good = of("rep").split("\\.");
    String[] other = of("revops").split("\\.");
    return good[0] + "." + other[1] + "." + good[2];
  }

  /** A token that says of itself that it needs no signature. */
  String unsigned() {
    String header = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    return header + "." + of("revops").split("\\.")[1] + ".";
  }

  private static String token(
      String issuer, String role, String subject, Instant expiry, KeyPair keys) {
    return Jwt.issuer(issuer)
        .subject(subject)
        .groups(role)
        .issuedAt(expiry.minusSeconds(900))
        .expiresAt(expiry)
        .jws()
        .keyId(KEY_ID)
        .sign(keys.getPrivate());
  }

  private String jwks() {
    RSAPublicKey key = (RSAPublicKey) trusted.getPublic();
    JsonObject jwk =
        new JsonObject()
            .put("kty", "RSA")
            .put("use", "sig")
            .put("alg", "RS256")
            .put("kid", KEY_ID)
            .put("n", encoded(unsigned(key.getModulus())))
            .put("e", encoded(unsigned(key.getPublicExponent())));
    return new JsonObject().put("keys", new JsonArray().add(jwk)).encode();
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
