package io.revline.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a Markdown document: every {@code sh} block is followed by a {@code json}, {@code
 * text} or {@code figures} block with what it prints. Blocks of other languages are not run.
 */
final class Readme {
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)[^\\n]*\\n(.*?)^```\\s*$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final List<String> LANGUAGES = List.of("json", "text", "figures");

  private Readme() {}

  /**
   * A block of commands and what it prints.
   *
   * @param language json, which is compared as data; text, where a line of three dots stands for
   *     any lines; or figures, which is text whose numbers go with the day and are not compared
   */
  record Example(String command, String language, String output) {
    @Override
    public String toString() {
      return command.strip().lines().findFirst().orElse("");
    }
  }

  /** All examples in their order. */
  static List<Example> examples(String markdown) {
    List<Example> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(markdown);
    while (block.find()) {
      if (block.group(1).equals("sh")) {
        String command = block.group(2);
        if (!block.find() || !LANGUAGES.contains(block.group(1))) {
          throw new AssertionError(
              "no json, text or figures block with its output follows this sh block; mark it as bash if it is not to be run:\n"
                  + command);
        }
        examples.add(new Example(command, block.group(1), block.group(2)));
      }
    }
    return examples;
  }
}
