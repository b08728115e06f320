package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SoundFonts;
import io.ripieno.models.data.render.SynthesisException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StemRendererTest {
    @TempDir
    Path folder;

    @Test
    void stemsOfTheJdkSynthesizerAreCutOutAndLevelled() throws SynthesisException {
        List<Stem> stems = new ArrayList<>();
        List<ByteBuffer> sounds = new ArrayList<>();
        new StemRenderer(9, Split.TRAIN, Instrument.ORGAN, JdkSynthesizer.withoutFont()).render(2, (stem, pcm) -> {
            stems.add(stem);
            sounds.add(pcm);
        });
        assertThat(sounds).hasSize(2).allMatch(pcm -> pcm.remaining() == 2 * Stem.SAMPLES);
        assertThat(sounds.get(0)).isNotEqualTo(sounds.get(1));
        for (Stem stem : stems) {
            assertThat(stem.rms()).isCloseTo(0.1, within(0.03));
            assertThat(stem.active()).isBetween(0.2, 1.0);
            assertThat(Split.of(stem.phraseSeed())).isEqualTo(Split.TRAIN);
            assertThat(Stem.parse(stem.line())).isEqualTo(stem);
        }
    }

    @Test
    void aFontForMeasuringDoesNotTrain() throws IOException {
        Path file = Files.write(folder.resolve("f.sf2"), new byte[] {
            'R', 'I', 'F', 'F', 24, 0, 0, 0, 's', 'f', 'b', 'k', 'i', 'f', 'i', 'l', 4, 0, 0, 0, 2, 0, 1, 0
        });
        JdkSynthesizer measuring = JdkSynthesizer.with(SoundFont.open(file, "family", "GPL-2.0-only", false));
        JdkSynthesizer other = JdkSynthesizer.withoutFont();
        assertThatThrownBy(() -> new StemVoices(measuring, other))
                .hasMessageContaining("f.sf2")
                .hasMessageContaining("GPL-2.0-only");
    }

    @Test
    void aLibraryIsRenderedOnceTheSameEachTimeAndOpenedAfterwards() throws IOException {
        FluidSynth small;
        try {
            Path path = SoundFonts.timGm6mb().path();
            small = FluidSynth.with(SoundFont.open(path, "a family for this test", "none", true));
        } catch (SynthesisException e) {
            System.out.println("SKIPPED, no library is rendered: " + e.getMessage());
            Assumptions.abort(String.valueOf(e.getMessage()));
            return;
        }
        AtomicInteger rendered = new AtomicInteger();
        StemProgress count = (split, instrument, done, total) -> rendered.incrementAndGet();
        StemPlan plan = new StemPlan(3, 1, 1, 1);
        StemVoices voices = new StemVoices(small, small);
        StemLibrary library = StemLibrary.build(plan, voices, folder.resolve("one"), count);
        StemLibrary.build(plan, voices, folder.resolve("one"), count);
        assertThat(rendered).hasValue(54);
        StemLibrary again = StemLibrary.build(plan, voices, folder.resolve("two"), count);
        try (Stream<Path> files = Files.list(library.folder())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(56);
            for (Path file : all) {
                assertThat(again.folder().resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
        assertThat(library.provenance().isFontHeldOut()).isFalse();
        assertThat(library.stems(Split.TEST, Instrument.PIANO)).hasSize(1);
        float[] clip = new float[ClipSource.SAMPLES];
        new ClipSources(library).train(1, 1).read(0, 0, clip, new float[18]);
        assertThat(Levels.peak(clip)).isGreaterThan(0.01f);
    }
}
