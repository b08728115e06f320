package io.ripieno.models.weights;

import picocli.CommandLine.Command;

/** {@code weights import} and {@code weights shrink}: what is done to the weights of networks and exported graphs. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Takes weights from elsewhere, and makes those of exported graphs smaller.",
        subcommands = {ImportCommand.class, ShrinkCommand.class})
public final class WeightsCommand {}
