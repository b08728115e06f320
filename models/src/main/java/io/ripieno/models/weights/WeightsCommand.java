package io.ripieno.models.weights;

import picocli.CommandLine.Command;

/** {@code weights shrink}: what is done to the weights of exported graphs. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Works on the weights of exported graphs.",
        subcommands = ShrinkCommand.class)
public final class WeightsCommand {}
