package io.ripieno.models.data;

import io.ripieno.models.data.soundfont.SmallFontCommand;
import io.ripieno.models.data.soundfont.SoundFontCommand;
import picocli.CommandLine.Command;

/** {@code ripieno dataset NAME}: what makes training data. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        description = "Makes training data.",
        subcommands = {RenderCommand.class, VarietyCommand.class, SoundFontCommand.class, SmallFontCommand.class})
public final class DatasetCommand {}
