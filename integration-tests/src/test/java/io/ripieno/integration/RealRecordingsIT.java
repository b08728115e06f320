package io.ripieno.integration;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.integration.system.Checkout;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recordings of real players: all of them are decoded and tagged, and what is heard is printed as it is. */
class RealRecordingsIT {
    private static final List<String> ENDINGS = List.of(".wav", ".ogg", ".mp3", ".flac");

    @Test
    void everyRecordingOfTheDevelopmentDataIsDecodedAndTagged() throws Exception {
        String data = System.getenv("RIPIENO_DATA");
        if (data == null) {
            System.out.println("SKIPPED: RIPIENO_DATA names no folder, so no real recording is tagged.");
        }
        assumeTrue(data != null, "RIPIENO_DATA names no folder");
        Path audio = Path.of(String.valueOf(data), "audio");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(audio)) {
            files = walk.filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();

        DecodeWorkerPool workers =
                new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT.withWorkers(1));
        try (Engine engine = Engine.open(EngineSettings.of(Checkout.models()));
                AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT, workers)) {
            TaggingWorker tagger = engine.tagging(ModelRef.parse("instrument-tagger"));
            for (Path file : files) {
                try (AudioStream stream = decoder.open(file, Excerpt.WHOLE)) {
                    Tagging tagging =
                            tagger.tag(stream, TaggingOptions.DEFAULT, ProgressListener.NONE, new Cancellation());
                    assertThat(tagging.seconds()).as("seconds of %s", file).isGreaterThan(0.1);
                    assertThat(tagging.labels()).hasSize(18).allSatisfy(label -> assertThat(label.probability())
                            .isBetween(0.0, 1.0));
                    System.out.println(line(audio.relativize(file), tagging));
                }
            }
        }
    }

    private static String line(Path file, Tagging tagging) {
        String first = tagging.labels().stream()
                .sorted(comparingDouble(LabelResult::probability).reversed())
                .limit(3)
                .map(label -> String.format(
                        Locale.ROOT, "%s %.2f%s", label.label(), label.probability(), label.present() ? "*" : ""))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "| %s | %.1f | %s |", file, tagging.seconds(), first);
    }
}
