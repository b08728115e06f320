package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Composer;
import io.ripieno.models.data.phrase.Composition;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Phrase;
import io.ripieno.models.data.render.HalfRate;
import io.ripieno.models.data.render.MidiScore;
import io.ripieno.models.data.render.Placed;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.Synthesizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes and renders the stems of one instrument, many to a piece, each levelled and cut out. */
final class StemRenderer {
    private static final int BATCH = 40;
    private static final int CHANNELS = 8;
    private static final int FADE = ClipSource.SAMPLE_RATE / 4;
    private static final double TARGET_RMS = 0.1;
    private static final double HIGHEST_PEAK = 0.966;
    private static final long COMPOSITIONS = -1;

    private final long seed;
    private final Split split;
    private final Instrument instrument;
    private final Synthesizer synthesizer;

    StemRenderer(long seed, Split split, Instrument instrument, Synthesizer synthesizer) {
        this.seed = seed;
        this.split = split;
        this.instrument = instrument;
        this.synthesizer = synthesizer;
    }

    /** Renders stems 0 to count - 1 and hands each on with its PCM16 in little-endian order. */
    void render(int count, BiConsumer<Stem, ByteBuffer> sink) throws SynthesisException {
        for (int from = 0; from < count; from += BATCH) {
            renderBatch(from, Math.min(count, from + BATCH), sink);
        }
    }

    private void renderBatch(int from, int to, BiConsumer<Stem, ByteBuffer> sink) throws SynthesisException {
        List<Placed> placed = new ArrayList<>();
        for (int index = from; index < to; index++) {
            double at = (double) (index - from) * Stem.SECONDS;
            int channel = instrument.isUnpitched() ? Placed.DRUM_CHANNEL : index % CHANNELS;
            placed.add(new Placed(phrase(index), at, at + Stem.SECONDS - 0.01, channel));
        }
        int seconds = (to - from) * Stem.SECONDS;
        float[] sound = HalfRate.of(
                synthesizer.render(MidiScore.of(placed, seconds), seconds).mono());
        for (int index = from; index < to; index++) {
            int at = (index - from) * Stem.SAMPLES;
            level(index, placed.get(index - from).phrase(), Arrays.copyOfRange(sound, at, at + Stem.SAMPLES), sink);
        }
    }

    private Phrase phrase(int index) {
        Composition composition = Composition.of(split.seed(seed, COMPOSITIONS, index));
        long own = split.seed(seed, instrument.ordinal(), index);
        return Composer.write(instrument, composition, own, Stem.PHRASE_SECONDS);
    }

    private void level(int index, Phrase phrase, float[] samples, BiConsumer<Stem, ByteBuffer> sink)
            throws SynthesisException {
        for (int i = 0; i < FADE; i++) {
            samples[samples.length - 1 - i] *= (float) i / FADE;
        }
        double[] squares = Levels.meanSquares(samples, 0, samples.length);
        double floor = Levels.loudest(squares) * 1e-4;
        double rms = Math.sqrt(
                Arrays.stream(squares).filter(s -> s > floor).average().orElse(0));
        float peak = Levels.peak(samples);
        if (peak < 1e-4) {
            throw new SynthesisException(
                    SynthesisException.Problem.FAILED,
                    "Program " + phrase.program() + " of " + synthesizer.font().family() + " is silent for "
                            + instrument.label() + " (peak " + peak + "). Name a font with all General MIDI programs.");
        }
        double gain = Math.min(TARGET_RMS / rms, HIGHEST_PEAK / peak);
        ByteBuffer pcm = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            pcm.putShort((short) Math.round(sample * gain * 32767));
        }
        Stem stem = new Stem(
                split,
                instrument,
                index,
                split.seed(seed, COMPOSITIONS, index),
                phrase.seed(),
                phrase.program(),
                phrase.manner(),
                gain,
                rms * gain,
                (double) Levels.above(squares, floor) / squares.length);
        sink.accept(stem, pcm.flip());
    }
}
