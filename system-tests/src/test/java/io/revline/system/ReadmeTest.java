package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says is what happens. */
@Order(4)
class ReadmeTest {
  private static final Path SAMPLE =
      Scratch.checkout().resolve("system-tests/src/test/resources/readme/sample.md");

  @TempDir private Path folder = Path.of(".");

  @Test
  void every_command_of_the_readme_and_of_these_pages_prints_what_they_say() throws IOException {
    FreshCheckout clone = FreshCheckout.shared();
    // The demo data are loaded by the first start of the README, unless another test has them.
    boolean hasDemoData = Files.exists(clone.home().demo());
    clone.run(hasDemoData ? "./revline down" : "./revline reset --yes");
    List<Readme.Example> examples = new ArrayList<>();
    for (String document :
        List.of("README.md", "docs/intake.md", "docs/export.md", "docs/feed.md")) {
      examples.addAll(Readme.examples(Files.readString(clone.root().resolve(document))));
    }

    Terminal terminal =
        new Terminal(clone.shell(), folder.resolve("variables"), clone.ports().base());
    for (Readme.Example example : examples) {
      long begin = System.nanoTime();
      terminal.run(example);
      System.out.printf("README: %s (%.1f s)%n", example, (System.nanoTime() - begin) / 1e9);
    }

    assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
    assertThat(examples.getFirst().command()).contains("./revline up");
  }

  @Test
  void a_document_that_tells_the_truth_passes() throws IOException {
    List<Readme.Example> examples = Readme.examples(Files.readString(SAMPLE));

    assertThat(examples).hasSize(3);
    Terminal terminal = terminal();
    examples.forEach(terminal::run);
  }

  @ParameterizedTest(name = "a document with {0} is found out")
  @ValueSource(
      strings = {
        "\"world\" -> \"moon\"",
        "\"n\": [1, 2],\n -> \"n\": [1],\n",
        "03-01T00:00:00Z\",\n -> 04-01T00:00:00Z\",\n",
        "/q/swagger-ui\n``` -> /q/other\n```",
        "open,12,3400.50 -> open,12,",
        "open,12 -> closed,12"
      })
  void a_document_that_does_not_is_found_out(String lie) throws IOException {
    String[] words = lie.split(" -> ");
    String document = Files.readString(SAMPLE).replace(words[0], words[1]);
    assertThat(document).isNotEqualTo(Files.readString(SAMPLE));

    Terminal terminal = terminal();

    assertThatThrownBy(() -> Readme.examples(document).forEach(terminal::run))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the document says");
  }

  @Test
  void a_command_that_fails_is_found_out() {
    assertThatThrownBy(() -> terminal().run(new Readme.Example("echo a; false", "text", "a")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("exit code 1");
  }

  @Test
  void a_command_without_its_output_is_found_out() {
    assertThatThrownBy(() -> Readme.examples("```sh\necho a\n```\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("echo a");
  }

  private Terminal terminal() {
    return new Terminal(new Shell(folder), folder.resolve("variables"), 28_000);
  }
}
