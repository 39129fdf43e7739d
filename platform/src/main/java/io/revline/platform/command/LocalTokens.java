package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.issuer.SigningKey;
import io.revline.platform.issuer.TokenMint;
import io.revline.platform.issuer.TokenRequest;
import java.nio.file.Files;
import java.time.Clock;

/** Tokens for the commands, signed with the key that the checkout's issuer publishes. */
final class LocalTokens {
  private final Home home;

  LocalTokens(Home home) {
    this.home = home;
  }

  String token(TokenRequest request) {
    if (!Files.exists(home.issuerKey())) {
      throw new PlatformException("There is no token issuer here yet: start it with ./revline up.");
    }
    SigningKey key = SigningKey.keptIn(home.issuerKey());
    return new TokenMint(key, home.ports().issuerUrl(), Clock.systemUTC()).mint(request);
  }
}
