package io.revline.platform.command;

import io.revline.platform.home.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code revline down}. */
@Command(
    name = "down",
    description =
        "Stop everything of this checkout, also what a cut-off run left behind. Data stay.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    boolean wasRunning = new Shutdown(Home.ofThisCheckout()).run();
    System.out.println(wasRunning ? "Revline is stopped." : "Revline is not running here.");
    return 0;
  }
}
