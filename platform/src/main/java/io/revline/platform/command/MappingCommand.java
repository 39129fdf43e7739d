package io.revline.platform.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code revline mapping}. */
@Command(
    name = "mapping",
    synopsisSubcommandLabel = "COMMAND",
    description = "Helps to write the mapping of an import.",
    mixinStandardHelpOptions = true,
    subcommands = MappingSuggestCommand.class)
public final class MappingCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    CommandLine own = spec.commandLine();
    throw new ParameterException(own, "Say what to do: suggest");
  }
}
