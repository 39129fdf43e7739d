package io.revline.platform.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code revline config}. */
@Command(
    name = "config",
    synopsisSubcommandLabel = "COMMAND",
    description = "Export all configuration as one YAML file, or apply such a file.",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigExportCommand.class, ConfigApplyCommand.class})
public final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    CommandLine own = spec.commandLine();
    throw new ParameterException(own, "Say what to do: export or apply");
  }
}
