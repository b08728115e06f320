package io.ripieno.models.data.pipes;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Control;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.StemFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays tracks of organs and accordions, whatever their program, each on an instrument of its own, which follows from the
 * notes.
 *
 * @param seed another seed has other instruments
 * @param choice what they are drawn from
 */
public record PipesSound(long seed, Choice choice) implements Sound {
    /** What instruments are drawn from. */
    public enum Choice {
        /** Registrations. */
        PLAIN("Ripieno reeds and pipes"),
        /** More of them, with clicks, percussion and bellows, half of them as a cheap sampler would have them. */
        WIDE("Ripieno reeds and pipes, wide");

        private final String title;

        Choice(String title) {
            this.title = title;
        }
    }

    private static final double SMOOTH_SECONDS = 0.03;
    private static final double LEVEL = 0.05;

    public PipesSound(long seed) {
        this(seed, Choice.PLAIN);
    }

    @Override
    public FontUse font() {
        return new FontUse(choice.title, "Ripieno reeds and pipes", "", 0, "Apache-2.0", true);
    }

    @Override
    public boolean plays(Track track) {
        return track.player() == Player.ORGAN || track.player() == Player.ACCORDION;
    }

    @Override
    public List<float[][]> play(List<Track> tracks, StemFormat format) {
        List<float[][]> stems = new ArrayList<>();
        for (Track track : tracks) {
            stems.add(format.inEachChannel(play(track, format)));
        }
        return stems;
    }

    private float[] play(Track track, StemFormat format) {
        long own = seed;
        for (TrackNote note : track.notes()) {
            own = Dice.derive(own, Double.doubleToLongBits(note.start()) + note.key());
        }
        Dice dice = new Dice(own);
        boolean organ = track.player() == Player.ORGAN;
        boolean wide = choice == Choice.WIDE;
        Registration registration = wide
                ? organ ? Stops.organ(dice) : Stops.accordion(dice)
                : organ ? Registration.organ(dice) : Registration.accordion(dice);
        Action action = !wide ? Action.PLAIN : organ ? Action.organ(dice) : Action.accordion(dice);
        float[] sound = new float[format.frames()];
        for (Rank rank : registration.ranks()) {
            add(track, rank, Double.POSITIVE_INFINITY, registration, action, format.sampleRate(), sound);
        }
        for (Rank rank : action.struck()) {
            add(track, rank, action.struckSeconds(), registration, action, format.sampleRate(), sound);
        }
        action.move(track.played(), LEVEL, dice, format.sampleRate(), sound);
        swell(track.controls(), format.sampleRate(), sound);
        return sound;
    }

    private static void add(
            Track track,
            Rank rank,
            double fading,
            Registration registration,
            Action action,
            int sampleRate,
            float[] sound) {
        Map<Integer, float[]> periods = new HashMap<>();
        for (TrackNote note : track.played()) {
            float[] period = periods.computeIfAbsent(note.key(), key -> rank.period(key, sampleRate, action.sampler()));
            add(note, period, rank.hertz(note.key()), fading, registration, sampleRate, sound);
        }
    }

    private static void add(
            TrackNote note,
            float[] period,
            double hertz,
            double fading,
            Registration registration,
            int sampleRate,
            float[] sound) {
        int start = (int) Math.round(note.start() * sampleRate);
        int held = (int) Math.round(note.end() * sampleRate);
        int end = Math.min(sound.length, held + (int) (registration.release() * sampleRate));
        double loudness = LEVEL * Math.pow(note.velocity() / 127.0, 2 * registration.touch());
        double swing = 2 * Math.PI * registration.hertz() / sampleRate;
        double step = hertz * Rank.PERIOD / sampleRate;
        double phase = 0;
        for (int i = Math.max(0, start); i < end; i++) {
            double lfo = Math.sin(swing * i);
            phase += step * (1 + registration.vibrato() * lfo);
            int at = (int) phase;
            float part = (float) (phase - at);
            float here = period[at & Rank.PERIOD - 1];
            float next = period[at + 1 & Rank.PERIOD - 1];
            double in = Math.min(1, (i - start + 1) / (registration.attack() * sampleRate));
            double out = i < held ? 1 : (double) (end - i) / Math.max(1, end - held);
            double gone = fading == Double.POSITIVE_INFINITY ? 1 : Math.exp((start - i) / (fading * sampleRate));
            double gain = gone * loudness * in * out * (1 - registration.tremolo() * (1 + lfo) / 2);
            sound[i] += (float) (gain * (here + part * (next - here)));
            if (phase > 1 << 24) {
                phase -= 1 << 24;
            }
        }
    }

    /** As expression says, smoothed; loudness goes with its square. */
    private static void swell(List<Control> controls, int sampleRate, float[] sound) {
        float[] targets = new float[sound.length];
        Arrays.fill(targets, 1);
        for (Control control : controls) {
            if (control.kind() == Control.Kind.EXPRESSION) {
                int from = Math.min(sound.length, (int) (control.at() * sampleRate));
                float value = control.value() / 127f;
                Arrays.fill(targets, from, sound.length, value * value);
            }
        }
        double follow = -Math.expm1(-1 / (SMOOTH_SECONDS * sampleRate));
        double gain = targets.length == 0 ? 1 : targets[0];
        for (int i = 0; i < sound.length; i++) {
            gain += follow * (targets[i] - gain);
            sound[i] *= (float) gain;
        }
    }
}
