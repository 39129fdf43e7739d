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
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code revline import}. */
@Command(
    name = "import",
    description = "Import a table through the API and wait until every row is done.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A table of text.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "YAML: which column is what.")
  private Path mapping = Path.of("");

  @Option(
      names = "--lookup",
      paramLabel = "FILE",
      description = "A table that the mapping looks words up in; may be given again.")
  private List<Path> lookups = List.of();

  @Option(
      names = "--dry-run",
      description = "Count and reject as the import would, and change nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireReadable(file);
    requireReadable(mapping);
    lookups.forEach(ImportCommand::requireReadable);
    Home home = Home.ofThisCheckout();
    String token = new LocalTokens(home).token(TokenRequest.of(Role.REVOPS));
    ImportProgress end =
        new ImportClient(home.ports().url(Service.GATEWAY), token)
            .run(file, mapping, lookups, dryRun, this::show);
    System.out.println(end.summary());
    if (end.rejected() > 0) {
      System.err.println("Why rows were rejected: GET " + end.job().getPath() + "/rejected");
    }
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
