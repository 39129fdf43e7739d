package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.mapping.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code revline mapping suggest}. */
@Command(
    name = "suggest",
    description =
        "Draft a mapping for a table with a row per deal, from its header and first rows.",
    mixinStandardHelpOptions = true)
public final class MappingSuggestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A table of text.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new PlatformException("There is no readable file " + file + ".");
    }
    System.out.print(Suggestion.forFile(file));
    return 0;
  }
}
