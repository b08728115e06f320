package io.ripieno.models.data.clips;

import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a list of clips of two to five instruments out of rendered pieces. Of each piece some clips are taken, a second
 * apart at least; of the tracks that sound there, those of the instruments that the list has fewest of are preferred. All
 * tracks of a clip are heard in it.
 */
public final class ClipLister {
    private static final int SAMPLES = 10 * ClipSource.SAMPLE_RATE;
    private static final int FEWEST = 2;
    private static final int MOST = 5;
    private static final int ATTEMPTS = 12;
    private static final double MOST_QUIET_DECIBELS = 9;

    private final StemLibrary library;
    private final Dice dice;
    private final Map<Instrument, Integer> counts = new EnumMap<>(Instrument.class);
    private final List<ListedClip> list = new ArrayList<>();

    public ClipLister(StemLibrary library, long seed) {
        this.library = library;
        this.dice = new Dice(seed);
    }

    /**
     * @param keys of the pieces, in the order in which they are gone through
     * @param perPiece clips of a piece at most
     */
    public List<ListedClip> list(List<PieceKey> keys, int perPiece) {
        for (PieceKey key : keys) {
            Set<Integer> taken = new TreeSet<>();
            for (int attempt = 0; attempt < ATTEMPTS && taken.size() < perPiece; attempt++) {
                take(key, taken);
            }
        }
        return List.copyOf(list);
    }

    private void take(PieceKey key, Set<Integer> taken) {
        List<Stem> stems = new ArrayList<>(library.piece(key.seed()).stems());
        stems.removeIf(stem -> stem.instrument() == null);
        int latest = stems.isEmpty() ? -1 : stems.get(0).length() - SAMPLES;
        int wanted = dice.whole(FEWEST, MOST);
        if (latest < 0) {
            return;
        }
        int offset = dice.whole(0, latest / Levels.FRAME) * Levels.FRAME;
        if (taken.stream().anyMatch(other -> Math.abs(other - offset) < ClipSource.SAMPLE_RATE)) {
            return;
        }
        Map<Stem, Double> rarity = new IdentityHashMap<>();
        stems.forEach(stem -> rarity.put(stem, count(stem) * dice.between(0.7, 1.3)));
        stems.sort(Comparator.comparing(rarity::get));
        Set<Instrument> chosen = new TreeSet<>();
        List<ListedClip.Level> levels = new ArrayList<>();
        for (Stem stem : stems) {
            Instrument instrument = stem.instrument();
            if (instrument != null && chosen.size() < wanted && !chosen.contains(instrument) && isHeard(stem, offset)) {
                chosen.add(instrument);
                double decibels = -Math.round(10 * dice.between(0, MOST_QUIET_DECIBELS)) / 10.0;
                levels.add(new ListedClip.Level(stem.track(), decibels));
            }
        }
        if (chosen.size() < FEWEST) {
            return;
        }
        ListedClip clip = new ListedClip(
                list.size(), key.tune(), key.fingerprint(), key.seed(), offset, levels, List.copyOf(chosen));
        if (isAsListed(clip)) {
            list.add(clip);
            taken.add(offset);
            chosen.forEach(instrument -> counts.merge(instrument, 1, Integer::sum));
        }
    }

    private int count(Stem stem) {
        Instrument instrument = stem.instrument();
        return instrument == null ? 0 : counts.getOrDefault(instrument, 0) + 1;
    }

    private static boolean isHeard(Stem stem, int offset) {
        float loudest = 0;
        for (float level : stem.levels()) {
            loudest = Math.max(loudest, level);
        }
        int frames = 0;
        for (int f = offset / Levels.FRAME; f < (offset + SAMPLES) / Levels.FRAME; f++) {
            if (stem.levels()[f] > loudest * 1e-3f) {
                frames++;
            }
        }
        return frames >= ClipMixer.AUDIBLE_FRAMES;
    }

    private boolean isAsListed(ListedClip clip) {
        Truth[] truth = new Truth[Instrument.values().length];
        ClipPlan plan = ListedClips.plan(library, clip, SAMPLES);
        ClipMixer.truth(ClipMixer.stems(plan, SAMPLES), plan, truth);
        for (Instrument instrument : Instrument.values()) {
            Truth expected = clip.instruments().contains(instrument) ? Truth.HEARD : Truth.ABSENT;
            if (truth[instrument.ordinal()] != expected) {
                return false;
            }
        }
        return true;
    }
}
