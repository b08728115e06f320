package io.ripieno.models.data;

import io.ripieno.models.data.demo.DemoRecordings;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.SoundFonts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Composes and renders the recordings that {@code demo} plays with when it is given none. */
@Command(
        name = "demo-recordings",
        mixinStandardHelpOptions = true,
        description = "Composes and renders the demonstration recordings as WAV, with fluidsynth.")
public final class DemoRecordingsCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the WAV files go.")
    private Path out = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter writer = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        for (Path file : DemoRecordings.write(FluidSynth.with(SoundFonts.museScoreGeneral()), out)) {
            writer.println(file);
        }
        writer.flush();
        return 0;
    }
}
