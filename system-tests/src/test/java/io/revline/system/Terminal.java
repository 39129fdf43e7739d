package io.revline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Types the examples of a document, one after the other, as if at one terminal: variables that one
 * block sets are there in the next.
 */
final class Terminal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shell shell;
  private final Path variables;
  private final int base;

  /**
   * @param variables a file to keep variables in from block to block
   * @param base takes the place of the document's port 8080, and so on for the next seven
   */
  Terminal(Shell shell, Path variables, int base) {
    this.shell = shell;
    this.variables = variables;
    this.base = base;
  }

  /**
   * Runs an example.
   *
   * @throws AssertionError when it prints something else than the document says, or fails
   */
  void run(Readme.Example example) {
    Shell.Result result =
        shell.run(
            """
            set -a; [ -f '%1$s' ] && . '%1$s'; set -eo pipefail
            trap '{ export -p; declare -f; } > %1$s' EXIT
            %2$s
            """
                .formatted(variables, atOurPorts(example.command())));
    if (result.exitCode() != 0 || !isAsSaid(example, result.output())) {
      throw new AssertionError(
          "$ %s%n--- the document says%n%s%n--- it printed (exit code %d)%n%s"
              .formatted(example.command(), example.output(), result.exitCode(), result.output()));
    }
  }

  private String atOurPorts(String command) {
    String text = command;
    for (int offset = 0; offset < 8; offset++) {
      text = text.replace(":" + (8_080 + offset), ":" + (base + offset));
    }
    return text;
  }

  private static boolean isAsSaid(Readme.Example example, String printed) {
    String expected = Volatile.removedFrom(example.output());
    String actual = Volatile.removedFrom(printed);
    return switch (example.language()) {
      case "json" -> isSameData(expected, actual);
      case "figures" -> isSameText(withoutNumbers(expected), withoutNumbers(actual));
      default -> isSameText(expected, actual);
    };
  }

  /** Every number is one, or the document would show one where there is none. */
  private static String withoutNumbers(String text) {
    return text.replaceAll("\\d[\\d.]*", "#");
  }

  private static boolean isSameText(String expected, String actual) {
    return pattern(expected).matcher(actual + "\n").matches();
  }

  private static boolean isSameData(String expected, String actual) {
    try {
      return JSON.readTree(expected).equals(JSON.readTree(actual));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static Pattern pattern(String expected) {
    String lines =
        Arrays.stream(expected.split("\n"))
            .map(line -> line.strip().equals("...") ? "(?:.*\\n)*" : Pattern.quote(line) + "\\n")
            .collect(Collectors.joining());
    return Pattern.compile(lines);
  }
}
