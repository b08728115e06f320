package io.ripieno.models.benchmark;

import io.ripieno.models.benchmark.devices.DevicesBenchmarkCommand;
import io.ripieno.models.benchmark.probes.FairnessBenchmarkCommand;
import io.ripieno.models.benchmark.probes.ProbesBenchmarkCommand;
import io.ripieno.models.benchmark.probes.TerminationBenchmarkCommand;
import io.ripieno.models.benchmark.scheduler.MicroBenchmarkCommand;
import io.ripieno.models.benchmark.scheduler.SchedulerBenchmarkCommand;
import io.ripieno.models.benchmark.swap.SwapBenchmarkCommand;
import io.ripieno.models.benchmark.training.StreamBenchmarkCommand;
import io.ripieno.models.benchmark.training.TrainingBenchmarkCommand;
import picocli.CommandLine.Command;

/** {@code ripieno benchmark NAME}: one subcommand for each thing that is measured. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        description = "Measures what parts of Ripieno cost on this machine.",
        footer = {
            "",
            "From the command line there are also:",
            "  engine    Compares windows that go through the scheduler with a bare loop.",
            "  pipeline  Compares recordings that go through Kafka and the service with a straight loop.",
            "  memory    Watches the memory of the service over recordings of all lengths.",
            "  turns     Times recordings of ten seconds through the service behind ones of two hours.",
            "  endings   Times cancels and deadlines through the service, wherever a job is.",
            "Each tells its options by --help."
        },
        subcommands = {
            DecodeBenchmarkCommand.class,
            AbcBenchmarkCommand.class,
            TrainingBenchmarkCommand.class,
            StreamBenchmarkCommand.class,
            RenderBenchmarkCommand.class,
            FrontEndBenchmarkCommand.class,
            TaggerBenchmarkCommand.class,
            SchedulerBenchmarkCommand.class,
            MicroBenchmarkCommand.class,
            MeasuresBenchmarkCommand.class,
            Int8BenchmarkCommand.class,
            DevicesBenchmarkCommand.class,
            ProbesBenchmarkCommand.class,
            TerminationBenchmarkCommand.class,
            FairnessBenchmarkCommand.class,
            SwapBenchmarkCommand.class
        })
public final class BenchmarkCommand {}
