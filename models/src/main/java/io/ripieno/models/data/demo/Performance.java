package io.ripieno.models.data.demo;

import io.ripieno.models.data.phrase.Composer;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Phrase;
import io.ripieno.models.data.render.MidiScore;
import io.ripieno.models.data.render.Placed;
import io.ripieno.models.data.render.Rendering;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.Synthesizer;
import java.util.List;

/** Renders a piece player by player, levels each, places them between left and right, and sums. */
final class Performance {
    private static final double RING_SECONDS = 1.5;
    private static final double PEAK = 0.85;

    private Performance() {}

    static Rendering of(Piece piece, Synthesizer synthesizer) throws SynthesisException {
        double seconds = piece.seconds() + RING_SECONDS;
        float[] left = null;
        float[] right = null;
        int rate = 0;
        for (int i = 0; i < piece.players().size(); i++) {
            Player player = piece.players().get(i);
            Rendering part = synthesizer.render(MidiScore.of(List.of(placed(piece, player, i)), seconds), seconds);
            rate = part.sampleRate();
            float[] mono = part.mono();
            if (left == null || right == null) {
                left = new float[mono.length];
                right = new float[mono.length];
            }
            double gain = Math.pow(10, player.decibels() / 20) / rms(mono);
            double angle = (player.place() + 1) * Math.PI / 4;
            add(mono, (float) (gain * Math.cos(angle)), left);
            add(mono, (float) (gain * Math.sin(angle)), right);
        }
        if (left == null || right == null) {
            throw new IllegalArgumentException("The piece " + piece.name() + " has no players.");
        }
        level(left, right, rate);
        return new Rendering(rate, left, right);
    }

    static Placed placed(Piece piece, Player player, int number) {
        double at = piece.composition()
                .seconds((double) player.entersAtBar()
                        * piece.composition().metre().beats());
        Phrase phrase = Composer.write(
                player.instrument(),
                player.manner(),
                player.program(),
                piece.composition(),
                Dice.derive(piece.composition().seed(), number),
                piece.seconds() - at);
        int channel = player.instrument().isUnpitched() ? Placed.DRUM_CHANNEL : 0;
        return new Placed(phrase, at, piece.seconds() + RING_SECONDS, channel);
    }

    private static double rms(float[] samples) {
        double sum = 1e-12;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    private static void add(float[] part, float gain, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += gain * part[i];
        }
    }

    private static void level(float[] left, float[] right, int rate) {
        float peak = 0;
        for (int i = 0; i < left.length; i++) {
            peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        }
        int fade = rate / 2;
        for (int i = 0; i < left.length; i++) {
            float gain = (float) (PEAK / peak * Math.min(1, (double) (left.length - i) / fade));
            left[i] *= gain;
            right[i] *= gain;
        }
    }
}
