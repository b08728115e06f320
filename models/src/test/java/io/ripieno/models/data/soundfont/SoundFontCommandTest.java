package io.ripieno.models.data.soundfont;

import static io.ripieno.models.data.soundfont.RecordedNotes.RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.Synthesizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SoundFontCommandTest {
    @TempDir
    static Path folder;

    private static Path file = Path.of("font.sf2");

    @BeforeAll
    static void makeFont() throws IOException {
        Path horn = Files.createDirectory(folder.resolve("horn"));
        // A quarter of a semitone too high: the font must put it right.
        RecordedNotes.write(horn.resolve("C4.wav"), RecordedNotes.held(261.63 * Math.pow(2, 25 / 1200.0), 1.5));
        RecordedNotes.write(horn.resolve("C5.wav"), RecordedNotes.held(523.25, 1.2));
        Path harp = Files.createDirectory(folder.resolve("harp"));
        RecordedNotes.write(harp.resolve("A4.wav"), RecordedNotes.ringing(440, 2));
        Path kit = Files.createDirectory(folder.resolve("kit"));
        RecordedNotes.write(kit.resolve("036 v1.wav"), RecordedNotes.ringing(60, 0.5));
        RecordedNotes.write(kit.resolve("036 v2.wav"), RecordedNotes.ringing(90, 0.5));
        file = folder.resolve("font.sf2");
        StringWriter out = new StringWriter();
        int code = run(
                out,
                "--preset",
                "horn:60=" + horn,
                "--preset",
                "harp:46=" + harp,
                "--preset",
                "kit:8:kit=" + kit,
                "--comment",
                "made by a test",
                "--out",
                file.toString());
        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("2 samples, 2 looped", "1 samples, 0 looped", "128:008 kit");
    }

    private static int run(StringWriter out, String... arguments) {
        CommandLine line = new CommandLine(new SoundFontCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            out.write(String.valueOf(failure.getMessage()));
            return 1;
        });
        return line.execute(arguments);
    }

    private static SoundFont font() throws SynthesisException {
        return SoundFont.open(file, "Test", "Apache-2.0", true);
    }

    @Test
    void fontHasThePresetsThatWereAskedFor() throws SynthesisException {
        assertThat(font().kind()).isEqualTo(SoundFont.Kind.SF2);
        Presets presets = Presets.of(font());
        assertThat(presets.has(0, 60)).isTrue();
        assertThat(presets.has(0, 46)).isTrue();
        assertThat(presets.has(128, 8)).isTrue();
        assertThat(presets.has(0, 0)).isFalse();
    }

    @Test
    void jdkPlaysIt() throws Exception {
        plays(JdkSynthesizer.with(font()));
    }

    @Test
    void fluidsynthPlaysIt() throws Exception {
        Synthesizer synthesizer;
        try {
            synthesizer = FluidSynth.with(font());
        } catch (SynthesisException e) {
            System.out.println("SKIPPED: fluidsynth is not installed, so it was not asked to play a font of our own");
            Assumptions.abort("no fluidsynth");
            return;
        }
        plays(synthesizer);
    }

    private static void plays(Synthesizer synthesizer) throws Exception {
        float[] low = note(synthesizer, 0, 60, 57, 100, 4);
        assertThat(cents(low, 57)).as("a third below the lowest recording").isCloseTo(0, within(6.0));
        assertThat(cents(note(synthesizer, 0, 60, 72, 100, 4), 72)).isCloseTo(0, within(6.0));
        assertThat(cents(note(synthesizer, 0, 46, 71, 100, 4), 71)).isCloseTo(0, within(6.0));
        staysAsItBegan(low);
        assertThat(rms(low, 4.6, 4.9)).as("after the key was let go").isLessThan(0.05 * rms(low, 3, 4));
        float[] harp = note(synthesizer, 0, 46, 69, 100, 4);
        assertThat(rms(harp, 1.4, 1.6)).isLessThan(0.1 * rms(harp, 0.1, 0.3));
        double soft = cents(note(synthesizer, 9, 8, 36, 30, 1), 35);
        assertThat(soft).as("the softer layer sounds at 60 Hz").isCloseTo(-50, within(60.0));
        assertThat(rms(note(synthesizer, 9, 8, 36, 120, 1), 0, 0.4)).isGreaterThan(1e-3);
    }

    /** Through several rounds of the loop the level holds, and no step is higher than the steepest of the recording. */
    private static void staysAsItBegan(float[] held) {
        double level = rms(held, 0.3, 0.9);
        for (double at = 1; at < 3.8; at += 0.2) {
            assertThat(20 * Math.log10(rms(held, at, at + 0.2) / level))
                    .as("level at " + at + " s")
                    .isBetween(-2.5, 2.5);
        }
        assertThat(steepest(held, 1, 3.9)).as("click").isLessThan(1.35 * steepest(held, 0.2, 0.8));
    }

    private static double steepest(float[] samples, double from, double to) {
        double most = 0;
        for (int i = (int) (from * RATE); i < (int) (to * RATE); i++) {
            most = Math.max(most, Math.abs(samples[i + 1] - 2.0 * samples[i] + samples[i - 1]));
        }
        return most;
    }

    private static float[] note(
            Synthesizer synthesizer, int channel, int program, int key, int velocity, double seconds)
            throws SynthesisException, InvalidMidiDataException {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        track.add(new MidiEvent(new ShortMessage(ShortMessage.PROGRAM_CHANGE, channel, program, 0), 0));
        for (int effect : new int[] {91, 93}) {
            track.add(new MidiEvent(new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, effect, 0), 0));
        }
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, key, velocity), 0));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, key, 0), (long) (seconds * 960)));
        track.add(new MidiEvent(
                new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, 123, 0), (long) ((seconds + 1) * 960)));
        return synthesizer.render(sequence, seconds + 1).mono();
    }

    /** By the phase that the fundamental turns through in a second: how far it is from a key. */
    private static double cents(float[] samples, int key) {
        int from = RATE / 5;
        double best = 0;
        double strongest = 0;
        for (double cents = -120; cents <= 120; cents += 1) {
            double hertz = PitchFinder.hertz(key) * Math.pow(2, cents / 1200);
            double re = 0;
            double im = 0;
            double step = 2 * Math.PI * hertz / RATE;
            for (int i = 0; i < RATE / 2; i++) {
                re += samples[from + i] * Math.cos(step * i);
                im += samples[from + i] * Math.sin(step * i);
            }
            if (re * re + im * im > strongest) {
                strongest = re * re + im * im;
                best = cents;
            }
        }
        return best;
    }

    private static double rms(float[] samples, double from, double to) {
        return Math.sqrt(LoopFinder.power(samples, (int) (from * RATE), (int) ((to - from) * RATE)));
    }

    @Test
    void refusesToWriteOverAFile() {
        StringWriter out = new StringWriter();
        int code = run(out, "--preset", "horn:60=" + folder.resolve("horn"), "--out", file.toString());
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("is there already");
    }

    @Test
    void tellsOfFoldersWithoutNotesAndOfPresetsOfAnotherForm() throws IOException {
        StringWriter out = new StringWriter();
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path other = folder.resolve("other.sf2");
        assertThat(run(out, "--preset", "horn:60=" + empty, "--out", other.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("is named after a note", "Cs4.wav");
        assertThat(run(out, "--preset", "horn=" + empty, "--out", other.toString()))
                .isEqualTo(2);
        assertThat(out.toString()).contains("NAME:PROGRAM");
        assertThat(other).doesNotExist();
    }
}
