package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.TokenRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code revline token}. */
@Command(
    name = "token",
    description = "Print a bearer token of the local issuer.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "rep, manager, revops, finance, integration or ops.")
  private String role = "";

  @Option(names = "--rep", paramLabel = "ID", description = "External id of the rep who calls.")
  private @Nullable String rep;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The system that calls, whose external ids it may write.")
  private @Nullable String source;

  @Option(
      names = "--ttl",
      paramLabel = "DURATION",
      description = "How long it holds, for example PT30M (default: PT12H).")
  private Duration ttl = TokenRequest.DEFAULT_TTL;

  @Override
  public Integer call() {
    System.out.println(new LocalTokens(Home.ofThisCheckout()).token(request()));
    return 0;
  }

  private TokenRequest request() {
    try {
      return TokenRequest.of(Role.of(role)).withRep(rep).withSource(source).withTtl(ttl);
    } catch (IllegalArgumentException e) {
      throw new PlatformException(String.valueOf(e.getMessage()), e);
    }
  }
}
