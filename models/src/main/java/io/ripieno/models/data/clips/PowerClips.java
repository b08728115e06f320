package io.ripieno.models.data.clips;

import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Clips that are drawn from a library and mixed as powers of mel bands, which are stored once for each stem: some ten
 * times as fast as mixing sounds. What is lost is how partials of two players that fall together interfere.
 */
public final class PowerClips {
    /** The rows of a picture. */
    public static final int BANDS = Powers.BANDS;

    /** What is below is not raised, in mean square. */
    private static final double SILENCE = 1e-12;

    /** How many clips are a mix of which nothing is made but a level. */
    static final double AS_MIXED = 0.35;

    private final StemLibrary library;
    private final ClipPlanner planner;
    private final BandTimbre timbre;
    private final int size;
    private final long base;

    /**
     * @param size clips of an epoch
     * @param seed of the run
     * @param weights how many times as often as others an instrument is drawn; 1 for those that are left out
     */
    public PowerClips(
            StemLibrary library,
            int size,
            long seed,
            Map<Instrument, Double> weights,
            ClipManner manner,
            BandTimbre timbre) {
        this.library = library;
        this.planner = new ClipPlanner(library, weights, manner);
        this.timbre = timbre;
        this.size = size;
        this.base = seed;
    }

    /** The columns of a picture of so many samples. */
    public static int frames(int samples) {
        return Powers.frames(samples);
    }

    public int size() {
        return size;
    }

    /**
     * Makes one clip.
     *
     * @param seed the same index, seed and length give the same clip
     * @param samples its length
     * @param picture receives the picture {@code [bands][frames]} from {@code at} on
     * @param truth receives an entry for each instrument
     */
    public void read(int index, long seed, int samples, float[] picture, int at, Truth[] truth) {
        Dice dice = dice(base, seed, index);
        ClipPlan plan = planner.plain(dice, samples);
        int frames = frames(samples);
        List<float[]> levels = new ArrayList<>();
        Powers mix = new Powers(frames);
        for (ClipPlan.Entry entry : plan.entries()) {
            Powers stem = stem(entry, plan, frames, dice);
            levels.add(stem.levels());
            mix.add(stem);
        }
        ClipMixer.truthOfLevels(levels, plan, truth);
        if (dice.chance(AS_MIXED)) {
            BandRecording.level(mix, dice, dice.between(-12, -0.4));
        } else {
            BandRecording.any(mix, dice);
        }
        gate(mix, plan.begin(), plan.end());
        mix.picture(picture, at);
    }

    /** Draws all of a clip, first its plan. */
    static Dice dice(long base, long seed, int index) {
        return new Dice(Dice.derive(Dice.derive(base, seed), index));
    }

    private Powers stem(ClipPlan.Entry entry, ClipPlan plan, int frames, Dice dice) {
        Powers stem = read(entry.stem(), entry.offset(), entry.speed(), frames);
        timbre.apply(stem, dice, () -> kindred(entry, frames, dice));
        gate(stem, Math.max(entry.enters(), plan.begin()), Math.min(entry.leaves(), plan.end()));
        double power = Levels.sounding(stem.levels());
        stem.scale(power < SILENCE ? 0 : (float) (ClipMixer.REFERENCE_POWER / power * Levels.power(entry.decibels())));
        return stem;
    }

    /**
     * Any stem of the same instrument from anywhere, by chance the same one or a pause of it. A pause bends the spectrum
     * towards an even one, as far as {@link BandCurve#towards} goes; its level is none.
     */
    private Powers kindred(ClipPlan.Entry entry, int frames, Dice dice) {
        Instrument instrument = entry.stem().instrument();
        Stem other = instrument == null ? entry.stem() : dice.pick(library.stems(instrument));
        int latest = Math.max(0, other.length() - frames * Powers.HOP);
        return read(other, dice.whole(0, latest), 1, frames);
    }

    private static Powers read(Stem stem, int offset, double speed, int frames) {
        Powers powers = new Powers(frames);
        stem.piece().powers().read(stem, offset, speed, powers);
        return powers;
    }

    private static void gate(Powers powers, int enters, int leaves) {
        for (int frame = 0; frame < powers.frames(); frame++) {
            int centre = frame * Powers.HOP;
            if (centre < enters || centre >= leaves) {
                powers.scaleFrame(frame, 0);
            }
        }
    }
}
