package io.credence.platform.local.cli;

import picocli.CommandLine.Command;

@Command(
        name = "ci",
        mixinStandardHelpOptions = true,
        description = "Steps for pipelines. They need no suite on this machine, only its address.",
        subcommands = RetrainCommand.class)
final class CiCommand {}
