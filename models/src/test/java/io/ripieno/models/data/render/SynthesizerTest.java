package io.ripieno.models.data.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Manner;
import io.ripieno.models.data.phrase.Note;
import io.ripieno.models.data.phrase.Phrase;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.midi.Sequence;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizerTest {
    @TempDir
    Path folder;

    /** The A above middle C from 0.5 s to 1.3 s, then silence. */
    private static Sequence note() {
        Phrase phrase = new Phrase(
                Instrument.FLUTE, Manner.MELODY, 73, 1, 1.5, 0, 0, 0, List.of(new Note(0.5, 0.8, 69, 100)), List.of());
        return MidiScore.of(List.of(new Placed(phrase, 0, 1.6, 0)), 2.5);
    }

    private static double rms(float[] samples, double from, double to) {
        double sum = 0;
        int start = (int) (from * 32_000);
        int end = (int) (to * 32_000);
        for (int i = start; i < end; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / (end - start));
    }

    /** The strongest of the frequencies from 400 to 480 Hz by correlation. */
    private static double pitch(float[] samples, double from, double to) {
        double best = 0;
        double strongest = 0;
        for (double hertz = 400; hertz <= 480; hertz += 1) {
            double re = 0;
            double im = 0;
            for (int i = (int) (from * 32_000); i < to * 32_000; i++) {
                re += samples[i] * Math.cos(2 * Math.PI * hertz * i / 32_000);
                im += samples[i] * Math.sin(2 * Math.PI * hertz * i / 32_000);
            }
            if (re * re + im * im > strongest) {
                strongest = re * re + im * im;
                best = hertz;
            }
        }
        return best;
    }

    private static void playsTheNote(Synthesizer synthesizer) throws SynthesisException {
        Rendering first = synthesizer.render(note(), 2.5);
        float[] mono = first.mono();
        assertThat(first.sampleRate()).isEqualTo(32_000);
        assertThat(mono).hasSize(80_000);
        assertThat(rms(mono, 0, 0.45)).isLessThan(1e-4);
        assertThat(rms(mono, 0.6, 1.2)).isGreaterThan(3e-3);
        assertThat(rms(mono, 1.7, 2.4)).isLessThan(rms(mono, 0.6, 1.2) / 10);
        assertThat(pitch(mono, 0.7, 1.2)).isCloseTo(440, within(4.0));
    }

    @Test
    void theJdkPlaysANoteWhenAndWhereItIsWritten() throws SynthesisException {
        playsTheNote(JdkSynthesizer.withoutFont());
    }

    @Test
    void fluidsynthPlaysANoteWhenAndWhereItIsWritten() throws SynthesisException {
        FluidSynth fluidsynth;
        try {
            fluidsynth = FluidSynth.with(SoundFonts.timGm6mb());
        } catch (SynthesisException e) {
            System.out.println("SKIPPED, fluidsynth is not tested: " + e.getMessage());
            Assumptions.abort(String.valueOf(e.getMessage()));
            return;
        }
        playsTheNote(fluidsynth);
        assertThat(fluidsynth.render(note(), 2.5).left())
                .isEqualTo(fluidsynth.render(note(), 2.5).left());
        assertThat(fluidsynth.font().synthesizer()).matches("fluidsynth \\d+\\..*");
    }

    @Test
    void aMissingProgramSaysWhatToInstall() throws Exception {
        Path file = Files.write(folder.resolve("f.sf2"), new byte[] {
            'R', 'I', 'F', 'F', 24, 0, 0, 0, 's', 'f', 'b', 'k', 'i', 'f', 'i', 'l', 4, 0, 0, 0, 2, 0, 1, 0
        });
        SoundFont font = SoundFont.open(file, "family", "MIT", true);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> FluidSynth.with("no-such-fluidsynth", font))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.SYNTHESIZER_MISSING))
                .withMessageContaining("apt-get install fluidsynth");
    }

    @Test
    void halvingTheRateKeepsToneAndRemovesWhatDoesNotFit() {
        float[] low = new float[32_000];
        float[] high = new float[32_000];
        for (int i = 0; i < low.length; i++) {
            low[i] = (float) Math.sin(2 * Math.PI * 6500 * i / 32_000);
            high[i] = (float) Math.sin(2 * Math.PI * 9000 * i / 32_000);
        }
        float[] kept = HalfRate.of(low);
        float[] gone = HalfRate.of(high);
        assertThat(kept).hasSize(16_000);
        for (int i = 200; i < 15_800; i++) {
            assertThat(kept[i]).isCloseTo((float) Math.sin(2 * Math.PI * 6500 * i / 16_000), within(2e-3f));
            assertThat(gone[i]).isCloseTo(0, within(1e-3f));
        }
    }
}
