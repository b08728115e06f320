package io.ripieno.models.benchmark;

import io.ripieno.models.benchmark.devices.DevicesBenchmarkCommand;
import io.ripieno.models.benchmark.scheduler.SchedulerBenchmarkCommand;
import io.ripieno.models.benchmark.training.TrainingBenchmarkCommand;
import picocli.CommandLine.Command;

/** {@code ripieno benchmark NAME}: one subcommand for each thing that is measured. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        description = "Measures what parts of Ripieno cost on this machine.",
        subcommands = {
            DecodeBenchmarkCommand.class,
            AbcBenchmarkCommand.class,
            TrainingBenchmarkCommand.class,
            RenderBenchmarkCommand.class,
            FrontEndBenchmarkCommand.class,
            TaggerBenchmarkCommand.class,
            SchedulerBenchmarkCommand.class,
            MeasuresBenchmarkCommand.class,
            DevicesBenchmarkCommand.class
        })
public final class BenchmarkCommand {}
