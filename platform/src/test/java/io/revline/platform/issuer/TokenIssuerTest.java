package io.revline.platform.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.platform.PlatformException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {
  private static final InetSocketAddress ANY_LOOPBACK_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final SigningKey KEY = SigningKey.generate();

  private TokenIssuer issuer;

  @BeforeEach
  void start() {
    issuer = TokenIssuer.start(ANY_LOOPBACK_PORT, KEY, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void a_token_asked_for_over_http_verifies_against_the_published_keys() throws Exception {
    HttpResponse<String> answer = post("role=rep&rep=Moses%20Frase");

    assertThat(answer.statusCode()).isEqualTo(200);
    JwtClaims claims =
        consumer()
            .processToClaims(String.valueOf(JsonUtil.parseJson(answer.body()).get("access_token")));
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("rep");
    assertThat(claims.getStringClaimValue("rep")).isEqualTo("Moses Frase");
    assertThat(claims.getJwtId()).isNotBlank();
  }

  @Test
  void the_token_of_a_system_names_it() throws Exception {
    HttpResponse<String> answer = post("role=integration&source=crm");

    JwtClaims claims =
        consumer()
            .processToClaims(String.valueOf(JsonUtil.parseJson(answer.body()).get("access_token")));
    assertThat(claims.getStringClaimValue("source")).isEqualTo("crm");
    assertThat(claims.getSubject()).isEqualTo("crm");
    assertThat(claims.hasClaim("rep")).isFalse();
  }

  @Test
  void a_forged_and_an_expired_token_do_not_verify() {
    TokenMint forger = new TokenMint(SigningKey.generate(), issuer.url(), Clock.systemUTC());

    assertThatThrownBy(() -> consumer().processToClaims(forger.mint(TokenRequest.of(Role.REVOPS))))
        .isInstanceOf(InvalidJwtException.class);
    assertThatThrownBy(() ->
            consumer()
                .processToClaims(
                    issuer.mint(TokenRequest.of(Role.REVOPS).withTtl(Duration.ofHours(-1)))))
        .isInstanceOf(InvalidJwtException.class);
  }

  @Test
  void an_unknown_role_is_refused_with_the_known_ones() throws Exception {
    HttpResponse<String> answer = post("role=emperor");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "'emperor' is no role; there are rep, manager, revops, finance, integration, ops.")
        .doesNotContain("access_token");
  }

  @Test
  void it_refuses_to_listen_anywhere_but_on_loopback() {
    assertThatThrownBy(
            () -> TokenIssuer.start(new InetSocketAddress("0.0.0.0", 0), KEY, Clock.systemUTC()))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("loopback only, not on 0.0.0.0: use 127.0.0.1");
  }

  @Test
  void the_key_is_kept_in_a_file_only_its_owner_reads(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("issuer.jwk");

    SigningKey first = SigningKey.keptIn(file);

    assertThat(SigningKey.keptIn(file).jwks()).isEqualTo(first.jwks());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(first.jwks()).doesNotContain("\"d\":");
  }

  private HttpResponse<String> post(String form) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private JwtConsumer consumer() {
    return new JwtConsumerBuilder()
        .setExpectedIssuer(issuer.url())
        .setRequireExpirationTime()
        .setVerificationKeyResolver(
            new HttpsJwksVerificationKeyResolver(new HttpsJwks(issuer.jwksUrl())))
        .build();
  }
}
