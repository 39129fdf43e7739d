package io.revline.platform;

import io.revline.platform.command.BackupCommand;
import io.revline.platform.command.ConfigCommand;
import io.revline.platform.command.DownCommand;
import io.revline.platform.command.ImportCommand;
import io.revline.platform.command.LogsCommand;
import io.revline.platform.command.MappingCommand;
import io.revline.platform.command.ResetCommand;
import io.revline.platform.command.RestoreCommand;
import io.revline.platform.command.StatusCommand;
import io.revline.platform.command.TokenCommand;
import io.revline.platform.command.UpCommand;
import java.io.PrintWriter;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code revline} command. */
@Command(
    name = "revline",
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs Revline on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      ResetCommand.class,
      TokenCommand.class,
      ImportCommand.class,
      MappingCommand.class,
      ConfigCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    },
    footer = {
      "  test    Run every test, unit to system.",
      "  bench   Run the benchmarks.",
      "",
      "Each command explains itself with --help.",
      "Exit codes: 0 done, 1 could not be done (one line says why), 2 wrong use."
    })
public final class Revline implements Runnable {
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Runs a command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    System.exit(commandLine().execute(arguments));
  }

  /** The parser; what the user can mend is told in one line. */
  static CommandLine commandLine() {
    return new CommandLine(new Revline())
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          explain(failure, command.getErr());
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  private static void explain(Exception failure, PrintWriter err) {
    if (failure instanceof PlatformException) {
      err.println("revline: " + failure.getMessage());
    } else {
      err.println("revline: unexpected fault, please report it:");
      failure.printStackTrace(err);
    }
  }
}
