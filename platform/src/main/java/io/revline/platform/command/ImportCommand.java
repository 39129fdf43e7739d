package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.home.Service;
import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.TokenRequest;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code revline import}. */
@Command(
    name = "import",
    description = "Import a table of deals through the API and wait until every row is done.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "CSV, a row per deal.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "YAML: which column is what.")
  private Path mapping = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireReadable(file);
    requireReadable(mapping);
    Home home = Home.ofThisCheckout();
    String token = new LocalTokens(home).token(TokenRequest.of(Role.REVOPS));
    ImportProgress end =
        new ImportClient(home.ports().url(Service.GATEWAY), token).run(file, mapping, this::show);
    System.out.println(end.summary());
    return end.isSuccess() ? 0 : 1;
  }

  /**
   * One line that overwrites itself, for people only: output that is piped on has the summary
   * alone.
   */
  private void show(ImportProgress progress) {
    @Nullable Console console = System.console();
    if (console != null && console.isTerminal()) {
      System.err.print("\r" + progress.line() + (progress.isOver() ? "\n" : ""));
    }
  }

  private static void requireReadable(Path path) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new PlatformException("There is no readable file " + path + ".");
    }
  }
}
