package io.credence.platform.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point behind `./credence`.
@Command(
        name = "credence",
        mixinStandardHelpOptions = true,
        version = "credence 0.1.0",
        description = "The Credence suite on this machine.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            CiCommand.class,
            PrepareCommand.class
        })
public final class Credence {

    private Credence() {}

    public static void main(String[] args) {
        CommandLine commandLine =
                new CommandLine(new Credence())
                        .setExecutionExceptionHandler((failure, command, parsed) -> {
                            command.getErr().println("credence: " + failure.getMessage());
                            if (System.getenv("CREDENCE_DEBUG") != null) {
                                failure.printStackTrace(command.getErr());
                            }
                            return command.getCommandSpec().exitCodeOnExecutionException();
                        });
        System.exit(commandLine.execute(args));
    }
}
