package io.revline.platform.supervisor;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.issuer.SigningKey;
import io.revline.platform.issuer.TokenIssuer;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token issuer, inside the supervisor's process. */
final class IssuerPart implements Part {
  private final Home home;
  private final int port;
  private final Clock clock;
  private @Nullable TokenIssuer issuer;

  IssuerPart(Home home, PortPlan ports, Clock clock) {
    this.home = home;
    this.port = ports.issuer();
    this.clock = clock;
  }

  @Override
  public String name() {
    return "issuer";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public synchronized void start() {
    issuer =
        TokenIssuer.start(
            new InetSocketAddress("127.0.0.1", port), SigningKey.keptIn(home.issuerKey()), clock);
  }

  @Override
  public synchronized void stop() {
    if (issuer != null) {
      issuer.close();
      issuer = null;
    }
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.empty();
  }

  @Override
  public boolean hasProcess() {
    return false;
  }
}
