package io.revline.platform.issuer;

import com.sun.net.httpserver.HttpServer;
import io.revline.platform.PlatformException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;

/**
 * An HTTP server that hands a token to whoever asks, and therefore listens on loopback only.
 *
 * <p>{@code GET /jwks.json}, {@code GET /.well-known/openid-configuration}, {@code POST /token}
 * with the form fields {@code role} and, each optional, {@code rep}, {@code source} and {@code ttl}
 * (seconds).
 */
public final class TokenIssuer implements AutoCloseable {
  private final HttpServer server;
  private final String url;
  private final TokenMint mint;

  private TokenIssuer(HttpServer server, SigningKey key, Clock clock) {
    this.server = server;
    this.url = "http://127.0.0.1:" + server.getAddress().getPort();
    this.mint = new TokenMint(key, url, clock);
    IssuerEndpoints.mount(server, url, key, mint);
  }

  /**
   * Starts an issuer.
   *
   * @param address on loopback; port 0 takes any free port
   * @throws PlatformException when the address is not on loopback, or is taken
   */
  public static TokenIssuer start(InetSocketAddress address, SigningKey key, Clock clock) {
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw new PlatformException(
          "The token issuer gives tokens to anyone who asks and listens on loopback only, not on %s: use 127.0.0.1."
              .formatted(address.getHostString()));
    }
    try {
      TokenIssuer issuer = new TokenIssuer(HttpServer.create(address, 0), key, clock);
      issuer.server.start();
      return issuer;
    } catch (IOException e) {
      throw new PlatformException(
          "Port %d for the token issuer is in use by another process: stop that, or choose other ports with --port-base N."
              .formatted(address.getPort()),
          e);
    }
  }

  /** Its address, which is also the {@code iss} claim of its tokens. */
  public String url() {
    return url;
  }

  /** Where the public keys are. */
  public String jwksUrl() {
    return url + "/jwks.json";
  }

  /** Makes a token without asking over HTTP. */
  public String mint(TokenRequest request) {
    return mint.mint(request);
  }

  /** Stops listening. */
  @Override
  public void close() {
    server.stop(0);
  }
}
