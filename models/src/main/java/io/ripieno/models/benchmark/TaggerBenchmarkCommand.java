package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark tagger}. */
@Command(
        name = "tagger",
        mixinStandardHelpOptions = true,
        description =
                "Tags recordings whose names tell what plays, and shows which families of instruments are taken for"
                        + " which. Nothing is learnt or chosen from them.")
final class TaggerBenchmarkCommand implements Callable<Integer> {
    /** Set by the launcher; else the working directory. */
    private static final String CHECKOUT = "ripieno.checkout";

    private static final Pattern SOUND = Pattern.compile("(?i).*\\.(wav|flac|ogg|mp3|m4a|aiff?)");

    @Option(names = "--recordings", paramLabel = "DIR", required = true, description = "Folder of recordings.")
    private Path folder = Path.of(".");

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    private @Nullable Path models;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, ModelException, AudioException, InferenceException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path repository = models != null ? models : repositoryOfTheCheckout();
        FamilyConfusion confusion = new FamilyConfusion(tag(repository));
        out.println(json ? new ObjectMapper().writeValueAsString(confusion.document()) : confusion.table());
        out.flush();
        return 0;
    }

    static Path repositoryOfTheCheckout() {
        return Path.of(System.getProperty(CHECKOUT, ""), "models", "repository");
    }

    private List<FamilyConfusion.Heard> tag(Path repository)
            throws IOException, ModelException, AudioException, InferenceException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> SOUND.matcher(file.toString()).matches())
                    .sorted()
                    .toList();
        }
        List<FamilyConfusion.Heard> heard = new ArrayList<>();
        DecodeWorkerPool workers =
                new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT);
        try (Engine engine = Engine.open(EngineSettings.of(repository));
                AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT, workers)) {
            TaggingWorker tagger = engine.tagging(ModelRef.latest("instrument-tagger"));
            for (Path file : files) {
                try (DecodedStream audio = decoder.open(file, Excerpt.WHOLE)) {
                    heard.add(heard(file, tagger, audio));
                }
            }
        }
        return heard;
    }

    private FamilyConfusion.Heard heard(Path file, TaggingWorker tagger, DecodedStream audio)
            throws AudioException, InferenceException {
        Tagging tagging = tagger.tag(audio, TaggingOptions.DEFAULT, ProgressListener.NONE, new Cancellation());
        List<LabelResult> labels = tagging.labels().stream()
                .sorted((one, other) -> Double.compare(other.probability(), one.probability()))
                .toList();
        String name = folder.relativize(file).toString();
        return new FamilyConfusion.Heard(
                name, Family.ofRecording(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT)), labels);
    }
}
