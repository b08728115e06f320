package io.ripieno.models.data.solo;

import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Dice;

/**
 * How one note is to be played.
 *
 * @param recorded the key whose recording is played; of an instrument that is played itself, its own
 * @param slurred whether it goes on from the one before
 * @param from how many cents above it the one before was, in a slur
 * @param tuning cents it is out of tune
 * @param scoop cents it begins below itself
 * @param fall whether it falls off when it ends
 * @param loudness RMS as a share of the loudest
 * @param effort 0 to 1
 * @param attack seconds
 * @param release seconds
 * @param accent by how much louder it begins, as a share
 * @param onset seconds after which it swings
 * @param thump of the keys
 */
record NotePlan(
        TrackNote note,
        int recorded,
        boolean slurred,
        double from,
        double glide,
        double tuning,
        double scoop,
        boolean fall,
        double loudness,
        double effort,
        double attack,
        double release,
        double accent,
        double onset,
        double thump) {
    static final NotePlan NONE =
            new NotePlan(new TrackNote(0, 1, 0, 1, 0, 1), 0, false, 0, 1, 0, 0, false, 0, 0, 1, 1, 0, 0, 0);

    private static final double SCOOP_SECONDS = 0.04;
    private static final double FALL_SECONDS = 0.22;
    private static final double FALL_CENTS = 500;
    private static final double REST_SECONDS = 0.25;

    /**
     * Draws what is left open.
     *
     * @param next when another note begins
     * @param before the note that it follows at once, or {@link #NONE}
     * @param instrument seed of what is uneven about it
     */
    static NotePlan draw(Make make, TrackNote note, double next, NotePlan before, long instrument, Dice dice) {
        Touch touch = make.touch();
        boolean real = make.sampler().isReal();
        boolean slurred = real && before != NONE && dice.chance(touch.slur());
        int recorded = make.sampler().recorded(note.key());
        Dice own = new Dice(Dice.derive(instrument, 1000L + recorded));
        double velocity = note.velocity() / 127.0;
        double uneven = Math.pow(10, (0.7 * dice.normal() + own.normal()) / 20);
        boolean fall = real && next - note.end() > REST_SECONDS && dice.chance(touch.fall());
        double rate = Math.pow(2, (recorded - note.key()) / 12.0);
        return new NotePlan(
                note,
                recorded,
                slurred,
                slurred ? 100.0 * (before.note.key() - note.key()) : 0,
                touch.glide(),
                real ? 2 * dice.normal() : make.sampler().detune() * own.normal(),
                real && !slurred && dice.chance(touch.scoop()) ? dice.between(20, 150) : 0,
                fall,
                uneven * Math.pow(velocity, touch.dynamics()),
                Math.min(1, touch.least() + (1 - touch.least()) * velocity * dice.between(0.85, 1.15)),
                touch.attack() * (real ? dice.between(0.6, 1.5) : rate),
                fall ? FALL_SECONDS : touch.release(),
                touch.accent(),
                real
                        ? make.vibrato().onset() * dice.between(0.6, 1.5)
                        : make.sampler().seconds(),
                dice.chance(0.7) ? make.air().thump() * dice.between(0, 1) : 0);
    }

    /** How much faster than it was recorded it is played. */
    double transposition() {
        return Math.pow(2, (note.key() - recorded) / 12.0);
    }

    /**
     * How far from its key it is.
     *
     * @param since seconds from its beginning
     * @param after seconds from its end, 0 before
     */
    double cents(double since, double after) {
        double share = Math.min(1, since / glide);
        double slur = from * (1 - share * share * (3 - 2 * share));
        double fallen = fall ? FALL_CENTS * after / FALL_SECONDS : 0;
        return tuning + slur - scoop * Math.exp(-Math.max(0, since) / SCOOP_SECONDS) - fallen;
    }
}
