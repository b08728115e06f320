package io.ripieno.music.score;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Seeded scores on the grid for round trips: every voice fills every measure with notated notes and rests. The same seed
 * and features give the same score.
 */
public final class RandomScores {
    /** What a score may have besides one voice of notes and rests in one key and metre. */
    public enum Feature {
        CHORD_SYMBOLS,
        TRIPLETS,
        TIES,
        PICKUP,
        REPEATS,
        CHANGES_OF_METRE,
        CHANGES_OF_KEY,
        CHANGES_OF_TEMPO,
        GRACE_NOTES,
        CHORDS,
        TWO_VOICES,
        TWO_PARTS,
        TRANSPOSING_PARTS,
        VELOCITIES,
        /** Any letter with any accidental; otherwise as the key spells. */
        FREE_SPELLING,
        /** Changes of key and tempo anywhere on the grid, of those that there are. */
        CHANGES_WITHIN_BARS
    }

    /** What every format that notates can hold in one voice. */
    public static final Set<Feature> MELODY = EnumSet.range(Feature.CHORD_SYMBOLS, Feature.REPEATS);

    public static final Set<Feature> EVERYTHING = EnumSet.allOf(Feature.class);

    private static final Rational GRID = Rational.of(1, 4);
    private static final List<Rational> VALUES = List.of(
            Rational.of(1, 4),
            Rational.of(1, 2),
            Rational.of(1, 2),
            Rational.of(3, 4),
            Rational.ONE,
            Rational.ONE,
            Rational.of(3, 2),
            Rational.of(2),
            Rational.of(3),
            Rational.of(4));
    private static final List<Metre> METRES =
            List.of(Metre.FOUR_FOUR, Metre.of(3, 4), Metre.of(6, 8), Metre.of(2, 4), Metre.of(9, 8), Metre.of(5, 4));
    private static final List<ChordKind> KINDS = List.of(
            ChordKind.MAJOR,
            ChordKind.MINOR,
            ChordKind.DOMINANT,
            ChordKind.MAJOR_SEVENTH,
            ChordKind.MINOR_SEVENTH,
            ChordKind.DIMINISHED,
            ChordKind.HALF_DIMINISHED);

    private final Random random;
    private final Set<Feature> features;

    private RandomScores(long seed, Set<Feature> features) {
        this.random = new Random(new SplittableRandom(seed).nextLong());
        this.features = features;
    }

    /** A score of 2 to 12 measures. */
    public static Score of(long seed, Set<Feature> features) {
        return new RandomScores(seed, features).score(seed);
    }

    private Score score(long seed) {
        List<Measure> measures = measures(2 + random.nextInt(11));
        Timeline<Key> keys = keys(measures);
        List<Part> parts = new ArrayList<>();
        int count = has(Feature.TWO_PARTS) && random.nextBoolean() ? 2 : 1;
        for (int i = 1; i <= count; i++) {
            parts.add(part(i, measures, keys));
        }
        Metadata metadata = new Metadata("Tune " + seed, "A. Composer", "", "", "1", new TreeMap<>());
        return new Score(metadata, parts, measures, tempos(measures), keys, chords(measures));
    }

    private List<Measure> measures(int count) {
        List<Measure> result = new ArrayList<>();
        Metre metre = METRES.get(random.nextInt(METRES.size()));
        Rational onset = Rational.ZERO;
        if (has(Feature.PICKUP) && random.nextBoolean()) {
            Rational length = Rational.of(1, 2);
            result.add(new Measure("0", onset, length, metre, true, Barlines.PLAIN));
            onset = length;
        }
        for (int number = 1; number <= count; number++) {
            if (has(Feature.CHANGES_OF_METRE) && random.nextInt(5) == 0) {
                metre = METRES.get(random.nextInt(METRES.size()));
            }
            result.add(Measure.of(number, onset, metre));
            onset = onset.plus(metre.length());
        }
        if (has(Feature.REPEATS) && random.nextBoolean() && count >= 4) {
            int start = result.size() - count + random.nextInt(count - 3);
            mark(result, start, Barlines.PLAIN.withStartRepeat());
            boolean endings = random.nextBoolean();
            Barlines end = Barlines.PLAIN.withEndRepeat(2);
            mark(result, start + 1, endings ? end.withEndings(List.of(1)) : end);
            if (endings) {
                mark(result, start + 2, Barlines.PLAIN.withEndings(List.of(2)));
            }
        }
        return result;
    }

    private static void mark(List<Measure> measures, int index, Barlines barlines) {
        measures.set(index, measures.get(index).with(barlines));
    }

    private Timeline<Key> keys(List<Measure> measures) {
        List<Timeline.Change<Key>> changes = new ArrayList<>();
        for (Measure measure : measures) {
            if (changes.isEmpty() || has(Feature.CHANGES_OF_KEY) && random.nextInt(5) == 0) {
                Mode mode = random.nextInt(3) == 0 ? Mode.MINOR : Mode.MAJOR;
                changes.add(new Timeline.Change<>(
                        changes.isEmpty() ? measure.onset() : changeIn(measure),
                        new Key(random.nextInt(11) - 5, mode)));
            }
        }
        return new Timeline<>(changes);
    }

    private TempoMap tempos(List<Measure> measures) {
        List<Timeline.Change<Rational>> changes = new ArrayList<>();
        for (Measure measure : measures) {
            if (has(Feature.CHANGES_OF_TEMPO) && random.nextInt(4) == 0) {
                changes.add(new Timeline.Change<>(changeIn(measure), Rational.of(40 + 20 * random.nextInt(8))));
            }
        }
        return TempoMap.of(changes);
    }

    private Rational changeIn(Measure measure) {
        if (!has(Feature.CHANGES_WITHIN_BARS)) {
            return measure.onset();
        }
        long steps = measure.length().dividedBy(GRID).floor();
        return measure.onset().plus(GRID.times(random.nextInt((int) steps)));
    }

    private List<ChordSymbol> chords(List<Measure> measures) {
        List<ChordSymbol> result = new ArrayList<>();
        for (Measure measure : measures) {
            for (Rational beat = measure.onset();
                    has(Feature.CHORD_SYMBOLS) && beat.isBefore(measure.end());
                    beat = beat.plus(Rational.ONE)) {
                if (random.nextInt(3) == 0) {
                    NoteName root = NoteName.ofFifths(random.nextInt(12) - 4);
                    NoteName bass = random.nextInt(5) == 0 ? NoteName.ofFifths(random.nextInt(7)) : root;
                    ChordKind kind = KINDS.get(random.nextInt(KINDS.size()));
                    result.add(new ChordSymbol(beat, root, kind, List.of(), bass.equals(root) ? null : bass, ""));
                }
            }
        }
        return result;
    }

    private Part part(int number, List<Measure> measures, Timeline<Key> keys) {
        List<Event> events = new ArrayList<>();
        int voices = has(Feature.TWO_VOICES) && random.nextBoolean() ? 2 : 1;
        for (int voice = 1; voice <= voices; voice++) {
            for (Measure measure : measures) {
                fill(events, measure, keys, voice);
            }
        }
        if (has(Feature.TIES)) {
            tieAcrossBars(events);
        }
        Interval transposition = has(Feature.TRANSPOSING_PARTS) && random.nextBoolean()
                ? Interval.ofSemitones(random.nextBoolean() ? -2 : -9)
                : Interval.UNISON;
        return new Part(
                "P" + number, "Part " + number, new Instrument(random.nextInt(128), number), transposition, 1, events);
    }

    private void fill(List<Event> events, Measure measure, Timeline<Key> keys, int voice) {
        Rational onset = measure.onset();
        while (onset.isBefore(measure.end())) {
            Rational left = measure.end().minus(onset);
            boolean onBeat = onset.minus(measure.onset()).isWhole();
            if (has(Feature.TRIPLETS) && onBeat && !left.isBefore(Rational.ONE) && random.nextInt(6) == 0) {
                Notation notation = new Notation(NoteValue.EIGHTH, 0, Tuplet.TRIPLET);
                for (int i = 0; i < 3; i++) {
                    add(events, onset, Rational.of(1, 3), notation, keys.at(onset), voice);
                    onset = onset.plus(Rational.of(1, 3));
                }
            } else {
                Rational duration = VALUES.get(random.nextInt(VALUES.size()));
                duration = duration.isAfter(left) ? GRID : duration;
                add(events, onset, duration, Notation.of(duration), keys.at(onset), voice);
                onset = onset.plus(duration);
            }
        }
    }

    private void add(List<Event> events, Rational onset, Rational duration, Notation notation, Key key, int voice) {
        if (random.nextInt(6) == 0) {
            events.add(new Rest(onset, duration, voice, 1, notation));
            return;
        }
        if (has(Feature.GRACE_NOTES) && random.nextInt(8) == 0) {
            Grace grace = random.nextBoolean() ? Grace.ACCIACCATURA : Grace.APPOGGIATURA;
            Notation small = new Notation(NoteValue.EIGHTH, 0, null);
            events.add(Note.grace(onset, pitch(60 + random.nextInt(20), key), grace, small)
                    .inVoice(voice, 1));
        }
        int velocity = has(Feature.VELOCITIES) ? 1 + random.nextInt(127) : 0;
        int count = has(Feature.CHORDS) && random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
        int midi = 55 + random.nextInt(18);
        for (int i = 0; i < count; i++) {
            events.add(Note.of(onset, duration, pitch(midi + 4 * i, key))
                    .inVoice(voice, 1)
                    .struck(velocity)
                    .notated(notation));
        }
    }

    private Pitch pitch(int midi, Key key) {
        return has(Feature.FREE_SPELLING) ? new Key(random.nextInt(15) - 7, Mode.NONE).spell(midi) : key.spell(midi);
    }

    /** Where a single note follows a single note of its voice over a bar line, at times lets it be the same, held. */
    private void tieAcrossBars(List<Event> events) {
        for (int i = 0; i + 1 < events.size(); i++) {
            if (events.get(i) instanceof Note first
                    && events.get(i + 1) instanceof Note second
                    && single(events, i)
                    && single(events, i + 1)
                    && first.end().equals(second.onset())
                    && random.nextInt(5) == 0) {
                events.set(i, first.tied(Tie.of(first.tie().fromBefore(), true)));
                events.set(
                        i + 1,
                        second.pitched(first.pitch()).struck(first.velocity()).tied(Tie.STOP));
            }
        }
    }

    private static boolean single(List<Event> events, int index) {
        Event event = events.get(index);
        return !event.duration().isZero()
                && events.stream()
                                .filter(other -> other.voice() == event.voice()
                                        && other.onset().equals(event.onset())
                                        && !other.duration().isZero())
                                .count()
                        == 1;
    }

    private boolean has(Feature feature) {
        return features.contains(feature);
    }
}
