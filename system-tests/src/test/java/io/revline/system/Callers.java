package io.revline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Everybody who may knock at the door: each role there is, and those who are nobody. */
final class Callers {
  /** Every role. */
  static final List<String> ROLES =
      List.of("rep", "manager", "revops", "finance", "integration", "ops");

  private Callers() {}

  /** Headers of those whose token is good, by name; a stranger has a role that Revline has not. */
  static Map<String, String> known(RunningPlatform platform) {
    Map<String, String> callers = new LinkedHashMap<>();
    ROLES.forEach(role -> callers.put(role, "Bearer " + platform.token(role)));
    callers.put("stranger", "Bearer " + strangersToken(platform));
    return callers;
  }

  /** Headers of those whose token is none, by name. */
  static Map<String, String> unknown(RunningPlatform platform) {
    return Map.of(
        "expired", "Bearer " + platform.expiredToken("revops"),
        "forged", "Bearer " + platform.forgedToken("revops"),
        "nonsense", "Bearer nonsense");
  }

  private static String strangersToken(RunningPlatform platform) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(platform.issuer());
    claims.setSubject("stranger");
    claims.setStringListClaim("groups", "visitor");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(60);
    claims.setGeneratedJwtId();
    try {
      RsaJsonWebKey key =
          (RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(platform.home().issuerKey()));
      JsonWebSignature token = new JsonWebSignature();
      token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      token.setKeyIdHeaderValue(key.getKeyId());
      token.setHeader("typ", "JWT");
      token.setPayload(claims.toJson());
      token.setKey(key.getPrivateKey());
      return token.getCompactSerialization();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }
}
