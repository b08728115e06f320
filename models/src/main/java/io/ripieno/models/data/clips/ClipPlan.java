package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who plays what in a clip, before anything is heard. A third of the clips have one instrument, the others two to six.
 * In half of those all play the same composition from the same place, as a band does; in the others each plays its own.
 *
 * @param speed how fast the stems are played; other than 1 it also moves pitch and timbre
 * @param end sample after which the clip is silent, as the end of a short recording is
 */
record ClipPlan(List<Entry> entries, double speed, int end) {
    /**
     * @param index of the stem
     * @param offset first sample of the stem
     * @param gain factor of its amplitude
     * @param enters sample of the clip from which it is let through
     * @param leaves sample of the clip at which it is cut
     * @param seed of what else varies
     */
    record Entry(Instrument instrument, int index, int offset, float gain, int enters, int leaves, long seed) {}

    private static final double[] SIZES = {0.32, 0.22, 0.18, 0.13, 0.09, 0.06};
    private static final double TOGETHER = 0.5;
    private static final double CYMBALS_WITH_DRUMS = 0.4;
    private static final double MOST_QUIET_DECIBELS = 12;

    /**
     * @param phrases how many stems each instrument has
     * @param varied whether speed and the end of the clip vary too, as they do in training
     */
    static ClipPlan of(Dice dice, int phrases, boolean varied) {
        double speed = varied && dice.chance(0.5) ? dice.between(0.93, 1.07) : 1;
        int end =
                varied && dice.chance(0.08) ? (int) (ClipSource.SAMPLES * dice.between(0.3, 0.95)) : ClipSource.SAMPLES;
        int latest = Stem.SAMPLES - (int) Math.ceil(ClipSource.SAMPLES * speed) - 8;
        List<Instrument> players = players(dice);
        boolean together = dice.chance(TOGETHER);
        int index = dice.whole(0, phrases - 1);
        int offset = dice.whole(0, latest);
        List<Entry> entries = new ArrayList<>();
        for (Instrument player : players) {
            if (!together) {
                index = dice.whole(0, phrases - 1);
                offset = dice.whole(0, latest);
            }
            boolean late = dice.chance(players.size() > 1 ? 0.2 : 0.1);
            boolean early = dice.chance(players.size() > 1 ? 0.15 : 0.08);
            int enters = late ? (int) (ClipSource.SAMPLES * dice.between(0.02, 0.6)) : 0;
            int leaves = early ? (int) (ClipSource.SAMPLES * dice.between(0.3, 0.98)) : ClipSource.SAMPLES;
            if (leaves - enters < ClipSource.SAMPLES / 4) {
                leaves = ClipSource.SAMPLES;
            }
            float gain = (float) Levels.fromDecibels(-dice.between(0, MOST_QUIET_DECIBELS));
            entries.add(new Entry(player, index, offset, gain, enters, Math.min(leaves, end), dice.seed()));
        }
        return new ClipPlan(List.copyOf(entries), speed, end);
    }

    private static List<Instrument> players(Dice dice) {
        List<Instrument> all = new ArrayList<>(List.of(Instrument.values()));
        for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, dice.whole(0, i));
        }
        int size = dice.weighted(SIZES) + 1;
        List<Instrument> players = new ArrayList<>(all.subList(0, size));
        if (size > 1
                && players.contains(Instrument.DRUMS)
                && !players.contains(Instrument.CYMBALS)
                && dice.chance(CYMBALS_WITH_DRUMS)) {
            players.set(players.get(0) == Instrument.DRUMS ? 1 : 0, Instrument.CYMBALS);
        }
        return players;
    }
}
