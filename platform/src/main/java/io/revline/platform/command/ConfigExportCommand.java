package io.revline.platform.command;

import io.revline.platform.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code revline config export}. */
@Command(
    name = "export",
    description = "Write all configuration as YAML: the same configuration gives the same file.",
    mixinStandardHelpOptions = true)
public final class ConfigExportCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to; printed when left out. A file that is there is replaced.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String yaml = ConfigClient.of(Home.ofThisCheckout()).export();
    if (file == null) {
      System.out.print(yaml);
    } else {
      Files.writeString(file, yaml);
      System.out.println("Exported to " + file);
    }
    return 0;
  }
}
