package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.process.Directories;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code revline reset}. */
@Command(
    name = "reset",
    description =
        "Stop everything and delete all data, logs and the issuer's key of this checkout.",
    mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {
  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    Home home = Home.ofThisCheckout();
    if (!yes && !isConfirmed(home)) {
      throw new PlatformException("Nothing was deleted; type yes, or give --yes, to delete.");
    }
    new Shutdown(home).run();
    Directories.delete(home.directory());
    System.out.println("Deleted " + home.directory());
    return 0;
  }

  private static boolean isConfirmed(Home home) throws IOException {
    System.out.printf("Delete all deals and everything else in %s? Type yes: ", home.directory());
    System.out.flush();
    BufferedReader keyboard =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    @Nullable String answer = keyboard.readLine();
    return answer != null && answer.strip().equals("yes");
  }
}
