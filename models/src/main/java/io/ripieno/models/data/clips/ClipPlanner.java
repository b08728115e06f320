package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Draws clips to learn from. Every clip has an anchor, of an instrument that is drawn by its weight, and begins so that the
 * anchor sounds in it. It plays alone, or with others of its piece, or with stems of other pieces; some instruments
 * are doubled by a stem of another piece, mostly of another font. Most stems are coloured, each by itself.
 */
final class ClipPlanner {
    /** Chances of one to five players beside the anchor. */
    private static final double[] BESIDE = {0.3, 0.27, 0.22, 0.14, 0.07};

    private static final double OTHER_ANCHOR = 0.04;
    private static final double OTHER_BESIDE = 0.08;
    private static final double HIGHEST_SPEED = 1.26;
    /** Of clips whose stems are as they were rendered. */
    private static final double UNCOLOURED = 0.35;

    private final StemLibrary library;
    private final Map<Instrument, Double> weights;
    private final ClipManner manner;
    private final List<Instrument> present;

    /** @param weights how many times as often as others an instrument is drawn; 1 for those that are left out */
    ClipPlanner(StemLibrary library, Map<Instrument, Double> weights, ClipManner manner) {
        this.manner = manner;
        this.library = library;
        this.weights = Map.copyOf(weights);
        this.present = List.of(Instrument.values()).stream()
                .filter(instrument -> !library.stems(instrument).isEmpty())
                .toList();
        if (present.isEmpty()) {
            throw new IllegalArgumentException("The library has no stems of instruments to tell; render more pieces.");
        }
    }

    /** A clip whose stems are as they were rendered. */
    ClipPlan plain(Dice dice, int samples) {
        int begin = 0;
        int end = samples;
        if (dice.chance(manner.shortRecordings())) {
            int length = (int) (samples * Math.pow(0.08, dice.between(0, 1)));
            begin = dice.chance(0.6) ? 0 : dice.whole(0, samples - length);
            end = begin + length;
        }
        Window window = new Window(begin, end, samples);
        Stem anchor = stem(dice, OTHER_ANCHOR, present);
        double way = dice.between(0, 1);
        double speed = dice.chance(manner.moved()) ? speed(dice) : 1;
        List<ClipPlan.Entry> entries = new ArrayList<>();
        ClipPlan.Entry first = entry(dice, anchor, speed, window, false);
        entries.add(first);
        if (way >= manner.alone()) {
            int wanted = 1 + dice.weighted(BESIDE);
            List<Stem> beside = way < manner.alone() + manner.together() ? companions(dice, first, window) : List.of();
            for (int i = 0; i < wanted; i++) {
                if (i < beside.size()) {
                    entries.add(with(dice, beside.get(i), first, window));
                } else {
                    double own = dice.chance(manner.moved()) ? speed(dice) : 1;
                    entries.add(entry(dice, stem(dice, OTHER_BESIDE, absent(entries)), own, window, true));
                }
            }
        }
        List<ClipPlan.Entry> doubled = new ArrayList<>();
        for (ClipPlan.Entry entry : entries) {
            Instrument instrument = entry.stem().instrument();
            doubled.add(entry);
            if (instrument != null && dice.chance(manner.doubled())) {
                doubled.add(entry(dice, dice.pick(library.stems(instrument)), speed(dice), window, true));
            }
        }
        return new ClipPlan(doubled, begin, end);
    }

    /** A clip most of whose stems are coloured. */
    ClipPlan draw(Dice dice, int samples) {
        ClipPlan plain = plain(dice, samples);
        if (dice.chance(UNCOLOURED)) {
            return plain;
        }
        return new ClipPlan(
                plain.entries().stream()
                        .map(entry -> entry.coloured(StemColour.draw(dice)))
                        .toList(),
                plain.begin(),
                plain.end());
    }

    /** What of the clip is let through. */
    private record Window(int begin, int end, int samples) {}

    private Stem stem(Dice dice, double other, List<Instrument> instruments) {
        if (instruments.isEmpty() || dice.chance(other) && !library.others().isEmpty()) {
            return dice.pick(library.others().isEmpty() ? library.stems(present.get(0)) : library.others());
        }
        double[] chances = instruments.stream()
                .mapToDouble(instrument -> weights.getOrDefault(instrument, 1.0))
                .toArray();
        return dice.pick(library.stems(instruments.get(dice.weighted(chances))));
    }

    private List<Instrument> absent(List<ClipPlan.Entry> entries) {
        return present.stream()
                .filter(instrument ->
                        entries.stream().noneMatch(entry -> entry.stem().instrument() == instrument))
                .toList();
    }

    /** The other stems of the anchor's piece that sound in its window, in any order. */
    private static List<Stem> companions(Dice dice, ClipPlan.Entry anchor, Window window) {
        int from = anchor.offset() + (int) (window.begin() * anchor.speed());
        int to = anchor.offset() + (int) (window.end() * anchor.speed());
        List<Stem> found = new ArrayList<>();
        for (Stem stem : anchor.stem().piece().stems()) {
            if (stem != anchor.stem() && soundsBetween(stem, from, to)) {
                found.add(dice.whole(0, found.size()), stem);
            }
        }
        return found;
    }

    private static boolean soundsBetween(Stem stem, int from, int to) {
        float floor = loudest(stem) * 1e-3f;
        int frames = 0;
        for (int f = Math.max(0, from / Levels.FRAME); f < Math.min(stem.levels().length, to / Levels.FRAME); f++) {
            if (stem.levels()[f] > floor) {
                frames++;
            }
        }
        return frames >= Math.min(5, (to - from) / Levels.FRAME / 2);
    }

    private ClipPlan.Entry with(Dice dice, Stem stem, ClipPlan.Entry anchor, Window window) {
        return gated(dice, stem, anchor.offset(), anchor.speed(), window, true);
    }

    /** Begins so that a tenth of a second in which the stem sounds, whichever, lies anywhere in the window. */
    private ClipPlan.Entry entry(Dice dice, Stem stem, double speed, Window window, boolean beside) {
        float floor = loudest(stem) * 1e-2f;
        int frame = 0;
        for (int attempt = 0; attempt < 200; attempt++) {
            frame = dice.whole(0, stem.levels().length - 1);
            if (stem.levels()[frame] > floor) {
                break;
            }
        }
        int at = dice.whole(window.begin(), window.end() - 1);
        int latest = stem.length() - (int) (window.end() * speed);
        int offset = Math.min(frame * Levels.FRAME - (int) (at * speed), latest);
        return gated(dice, stem, Math.max(-(int) (window.begin() * speed), offset), speed, window, beside);
    }

    private ClipPlan.Entry gated(Dice dice, Stem stem, int offset, double speed, Window window, boolean beside) {
        int length = window.end() - window.begin();
        int enters = 0;
        int leaves = window.samples();
        if (dice.chance(beside ? 0.15 : 0.05)) {
            enters = window.begin() + (int) (length * dice.between(0.05, 0.6));
        } else if (dice.chance(beside ? 0.15 : 0.05)) {
            leaves = window.begin() + (int) (length * dice.between(0.4, 0.95));
        }
        double decibels = beside ? -dice.between(0, manner.least()) : -dice.between(0, manner.least() / 2);
        return new ClipPlan.Entry(stem, offset, speed, decibels, enters, leaves);
    }

    private static double speed(Dice dice) {
        return Math.pow(HIGHEST_SPEED, dice.between(-1, 1));
    }

    private static float loudest(Stem stem) {
        float loudest = 0;
        for (float level : stem.levels()) {
            loudest = Math.max(loudest, level);
        }
        return loudest;
    }
}
