package io.ripieno.models.data.solo;

import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Control;
import io.ripieno.models.data.phrase.Dice;
import java.util.Arrays;
import java.util.List;

/** One who plays one line of notes. */
final class Soloist {
    private static final int STEPS_A_SECOND = 250;
    private static final double LEVEL = 0.08;
    private static final double HIGHEST = 0.45;
    private static final double SILENT = 1e-5;
    private static final double WALK_SECONDS = 0.3;
    private static final double THUMP_SECONDS = 0.004;
    private static final double OVERBLOWN_SECONDS = 0.03;

    private final Make make;
    private final int sampleRate;
    private final long instrument;
    private final Dice dice;
    private final int block;
    private final double step;
    private final Partials partials;
    private final Noise noise;
    private final float[] strengths = new float[Partials.MOST];
    private final double[] uneven = new double[Partials.MOST];
    private final float[] sound;

    private NotePlan plan = NotePlan.NONE;
    private double gain;
    private double cycles;
    private double airBefore;
    private double walk;
    private double swing;

    /**
     * Takes an instrument.
     *
     * @param instrument seed of what is uneven about it
     * @param seed of how it is played
     */
    Soloist(Make make, int sampleRate, long instrument, long seed) {
        this.make = make;
        this.sampleRate = sampleRate;
        this.instrument = instrument;
        this.dice = new Dice(seed);
        block = sampleRate / STEPS_A_SECOND;
        step = (double) block / sampleRate;
        partials = new Partials(block, new Dice(Dice.derive(instrument, 1)));
        noise = new Noise(sampleRate, new Dice(dice.seed()));
        sound = new float[block];
    }

    /**
     * Plays into a signal, adding to it.
     *
     * @param line notes in order, none of which begins before the one before it has begun
     */
    void play(List<TrackNote> line, List<Control> controls, float[] out) {
        Steering steering = Steering.of(controls, out.length / block + 1, step);
        int next = 0;
        for (int index = 0, at = 0; at < out.length; index++, at += block) {
            double now = index * step;
            for (; next < line.size() && line.get(next).start() <= now; next++) {
                begin(
                        line.get(next),
                        next + 1 < line.size() ? line.get(next + 1).start() : Double.MAX_VALUE);
            }
            if (plan == NotePlan.NONE || now > plan.note().end() && gain < SILENT) {
                gain = 0;
                airBefore = 0;
                continue;
            }
            int length = Math.min(block, out.length - at);
            Arrays.fill(sound, 0);
            play(steering, index, now, length);
            for (int i = 0; i < length; i++) {
                out[at + i] += sound[i];
            }
        }
    }

    private void begin(TrackNote note, double next) {
        boolean follows = gain > SILENT && note.start() < plan.note().end() + 2 * step;
        plan = NotePlan.draw(make, note, next, follows ? plan : NotePlan.NONE, instrument, dice);
        if (!plan.slurred()) {
            gain *= dice.between(0.05, 0.5);
        }
        Dice own = new Dice(Dice.derive(instrument, plan.recorded()));
        Dice common = new Dice(instrument);
        for (int n = 0; n < uneven.length; n++) {
            uneven[n] = Math.pow(10, make.timbre().uneven() * (0.8 * common.normal() + 0.6 * own.normal()) / 20);
        }
    }

    private void play(Steering steering, int index, double now, int length) {
        double since = now - plan.note().start();
        boolean held = now < plan.note().end();
        boolean looped = since > make.sampler().seconds();
        double wanted = held ? plan.loudness() * (1 + plan.accent() * Math.exp(-since / 0.1)) : 0;
        double seconds = !held ? plan.release() : wanted > gain ? plan.attack() : 0.15;
        gain += -Math.expm1(-3 * step / seconds) * (wanted - gain);
        walk += step / WALK_SECONDS * -walk + Math.sqrt(2 * step / WALK_SECONDS) * dice.normal();
        double still = looped ? 0 : 1;

        Vibrato vibrato = make.vibrato();
        swing += step * vibrato.hertz() * (make.sampler().isReal() ? 1 : plan.transposition());
        double depth = make.sampler().swing() ? Math.max(0, Math.min(1, 4 * (since - plan.onset()))) : 0;
        double lfo = depth * Math.sin(2 * Math.PI * swing);
        double cents = steering.cents()[index]
                + plan.cents(since, held ? 0 : now - plan.note().end())
                + (steering.vibrato() ? 0 : vibrato.cents() * lfo)
                + still * vibrato.drift() * walk;
        double hertz = hertz(plan.note().key() + cents / 100);

        double expression = steering.expression()[index];
        double loudness = LEVEL
                * expression
                * expression
                * (1 + vibrato.loudness() * (lfo - depth) / 2)
                * Math.exp(still * 0.02 * vibrato.drift() * walk);
        double open = looped || plan.loudness() == 0 ? 1 : Math.min(1, gain / plan.loudness());
        double effort = make.sampler().isReal()
                ? plan.effort() * expression * (1 + vibrato.loudness() * lfo / 2)
                : make.sampler().effort();
        blow(hertz, Math.min(1, effort * Math.pow(open, make.touch().opening())), since, gain * loudness);
        double to = hertz / sampleRate;
        partials.add(cycles == 0 ? to : cycles, to, strengths, sound, length);
        cycles = to;
        growl(now, length);
        breathe(hertz, since, loudness, looped, length);
    }

    /** Says how strong each partial is to become; all of them together have the RMS that is asked for. */
    private void blow(double hertz, double effort, double since, double rms) {
        double source = make.sampler().isReal() ? hertz : hertz(plan.recorded());
        double blown = plan.slurred() ? 0 : make.touch().overblow() * Math.exp(-since / OVERBLOWN_SECONDS);
        double power = 0;
        for (int n = 1; n <= strengths.length; n++) {
            double strength = n * hertz < HIGHEST * sampleRate
                    ? make.timbre().amplitude(n, source, effort)
                            * uneven[n - 1]
                            * make.sampler().passes(n * source)
                    : 0;
            if (n == make.touch().overblown()) {
                strength += blown * strengthOfFirst(source, effort);
            } else if (n == 1) {
                strength *= 1 - blown;
            }
            strengths[n - 1] = (float) strength;
            power += strength * strength / 2;
        }
        float scale = power == 0 ? 0 : (float) (rms / Math.sqrt(power));
        for (int n = 0; n < strengths.length; n++) {
            strengths[n] *= scale;
        }
    }

    private double strengthOfFirst(double hertz, double effort) {
        return make.timbre().amplitude(1, hertz, effort) * uneven[0];
    }

    private void growl(double now, int length) {
        Air air = make.air();
        if (air.growl() > 0) {
            for (int i = 0; i < length; i++) {
                double turns = air.growlHertz() * (now + (double) i / sampleRate);
                sound[i] *= (float) (1 - air.growl() * (0.5 + 0.5 * Math.sin(2 * Math.PI * turns)));
            }
        }
    }

    private void breathe(double hertz, double since, double loudness, boolean looped, int length) {
        Air air = make.air();
        double chiff = plan.slurred() ? 0 : air.chiff() * Math.exp(-since / air.chiffSeconds());
        double left = looped ? Math.exp((make.sampler().seconds() - since) / 0.05) : 1;
        double level = left * loudness * air.level() * (gain + plan.loudness() * chiff * -Math.expm1(-since / 0.003));
        double thump = LEVEL * plan.thump() * Math.exp(-since / THUMP_SECONDS);
        noise.tune(air.centre(hertz), air.quality());
        for (int i = 0; i < length; i++) {
            double now = airBefore + (level - airBefore) * i / length;
            sound[i] += (float) (now * noise.next() + thump * noise.white());
        }
        airBefore = level;
    }

    private static double hertz(double key) {
        return 440 * Math.pow(2, (key - 69) / 12);
    }
}
