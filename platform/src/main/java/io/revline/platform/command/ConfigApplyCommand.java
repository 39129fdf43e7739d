package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code revline config apply}. */
@Command(
    name = "apply",
    description = {
      "Show what a file of configuration would change, and after a yes change it: all or nothing.",
      "The same file again changes nothing."
    },
    mixinStandardHelpOptions = true)
public final class ConfigApplyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "YAML as revline config export writes it.")
  private Path file = Path.of("");

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new PlatformException("There is no readable file " + file + ".");
    }
    apply(ConfigClient.of(Home.ofThisCheckout()), Files.readString(file));
    return 0;
  }

  private void apply(ConfigClient client, String yaml) throws IOException, InterruptedException {
    List<ConfigDifference> differences = client.differences(yaml);
    if (differences.isEmpty()) {
      System.out.println("Nothing to change.");
      return;
    }
    differences.forEach(difference -> System.out.println(difference.line()));
    if (!yes && !isConfirmed(differences.size())) {
      throw new PlatformException("Nothing was changed; type yes, or give --yes, to change it.");
    }
    System.out.printf("Applied: %d changed%n", client.apply(yaml).size());
  }

  private static boolean isConfirmed(int count) throws IOException {
    System.out.printf("Make these %d changes? Type yes: ", count);
    System.out.flush();
    BufferedReader keyboard =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    @Nullable String answer = keyboard.readLine();
    return answer != null && answer.strip().equals("yes");
  }
}
