package io.ripieno.cli.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.files.Recordings;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.inference.work.Urgency;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerTest {
    @TempDir
    Path folder;

    @Test
    void anUnexpectedErrorIsTheFailureOfItsRecordingAlone() throws Exception {
        List<Path> files = List.of(wav("a.wav", 16_000), wav("b.wav", 8_000), wav("c.wav", 16_000));
        List<TagResult> results = tag(files, new IllegalStateException("a bug"));

        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isInstanceOf(TagResult.Tagged.class);
        assertThat(results.get(1))
                .isInstanceOfSatisfying(TagResult.Untaggable.class, result -> assertThat(result.problem())
                        .startsWith(files.get(1) + ": unexpected java.lang.IllegalStateException: a bug"));
        assertThat(results.get(2)).isInstanceOf(TagResult.Tagged.class);
    }

    @Test
    void optionsThatTheModelCannotHonourEndItAll() throws Exception {
        List<Path> files = List.of(wav("b.wav", 8_000));
        assertThatThrownBy(() -> tag(files, new InvalidOptionsException("no such hop")))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessage("no such hop");
    }

    private List<TagResult> tag(List<Path> files, RuntimeException failure) throws Exception {
        var workers = new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT);
        try (var decoder = new AudioDecoder(AudioLimits.DEFAULT, workers)) {
            TaggingWorker whole = new FakeEngine(folder)
                    .tagging(TestModel.manifest("tagger", 1).ref());
            return new Tagger(new Brittle(whole, failure), decoder, TaggingOptions.DEFAULT)
                    .tag(Recordings.find(files), 2, result -> {});
        }
    }

    private Path wav(String name, int sampleRate) throws Exception {
        Path file = folder.resolve(name);
        try (WavWriter writer = WavWriter.create(file, new AudioFormat(sampleRate, 1), WavCoding.FLOAT_32)) {
            writer.write(new float[1][8_000], 0, 8_000);
            writer.finish();
        }
        return file;
    }

    /** Fails on recordings of 8 kHz. */
    private record Brittle(TaggingWorker whole, RuntimeException failure) implements TaggingWorker {
        @Override
        public ModelManifest model() {
            return whole.model();
        }

        @Override
        public Tagging tag(
                AudioStream audio,
                TaggingOptions options,
                Urgency urgency,
                ProgressListener progress,
                Cancellation cancellation)
                throws AudioException, InferenceException {
            if (audio.format().sampleRate() == 8_000) {
                throw failure;
            }
            return whole.tag(audio, options, urgency, progress, cancellation);
        }
    }
}
