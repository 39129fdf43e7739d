package io.revline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RevlineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void what_the_user_can_mend_is_told_in_one_line() {
    int code = run("token", "--role", "emperor");

    assertThat(code).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "revline: 'emperor' is no role; there are rep, manager, revops, finance, integration, ops."
                + System.lineSeparator());
  }

  @Test
  void wrong_use_has_an_exit_code_of_its_own() {
    assertThat(run("up", "--sideways")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option: '--sideways'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up", "down", "status", "logs", "reset", "token", "import", "mapping", "config", "backup",
        "restore"
      })
  void every_command_explains_itself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: revline " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"export", "apply"})
  void each_way_of_config_explains_itself(String way) {
    assertThat(run("config", way, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: revline config " + way);
  }

  @Test
  void config_alone_is_wrong_use() {
    assertThat(run("config")).isEqualTo(2);
    assertThat(err.toString()).contains("export or apply");
  }

  @Test
  void a_file_of_configuration_that_is_not_there_is_told_in_one_line() {
    assertThat(run("config", "apply", "nowhere.yaml", "--yes")).isEqualTo(1);
    assertThat(err)
        .hasToString("revline: There is no readable file nowhere.yaml." + System.lineSeparator());
  }

  private int run(String... arguments) {
    CommandLine commandLine = Revline.commandLine();
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
