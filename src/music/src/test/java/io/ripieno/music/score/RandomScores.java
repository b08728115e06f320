package io.ripieno.music.score;

import io.ripieno.music.score.ChordSymbol.Degree.Change;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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
        CHANGES_WITHIN_BARS,
        /** Da capo and dal segno, to a fine or a coda. */
        JUMPS,
        /** With {@link #REPEATS}: up to four times, brackets over two measures and for several passes. */
        REPEAT_COUNTS,
        /** Quintuplets, septuplets, triplets of quarters and of sixteenths. */
        TUPLETS,
        /** With {@link #TIES}: chords too. */
        TIED_CHORDS,
        DEGREES,
        UNPITCHED,
        TWO_STAVES
    }

    /** What every format that notates can hold in one voice. */
    public static final Set<Feature> MELODY = EnumSet.range(Feature.CHORD_SYMBOLS, Feature.REPEATS);

    public static final Set<Feature> EVERYTHING = EnumSet.allOf(Feature.class);

    private static final List<ChordSymbol.Degree> DEGREES = List.of(
            new ChordSymbol.Degree(9, 0, Change.ADD),
            new ChordSymbol.Degree(11, 1, Change.ADD),
            new ChordSymbol.Degree(5, -1, Change.ALTER),
            new ChordSymbol.Degree(3, 0, Change.SUBTRACT));
    private static final List<Notation> TUPLETS = List.of(
            new Notation(NoteValue.SIXTEENTH, 0, new Tuplet(5, 4)),
            new Notation(NoteValue.SIXTEENTH, 0, new Tuplet(7, 4)),
            new Notation(NoteValue.QUARTER, 0, Tuplet.TRIPLET),
            new Notation(NoteValue.SIXTEENTH, 0, new Tuplet(6, 4)));

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
        new RandomSigns(random, features, result).put(result.size() - count);
        return result;
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
                    List<ChordSymbol.Degree> degrees = has(Feature.DEGREES) && random.nextInt(3) == 0
                            ? DEGREES.subList(random.nextInt(2), 2 + random.nextInt(3))
                            : List.of();
                    result.add(new ChordSymbol(beat, root, kind, degrees, bass.equals(root) ? null : bass, ""));
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
            new RandomTies(random, events).put(has(Feature.TIED_CHORDS));
        }
        if (has(Feature.UNPITCHED) && random.nextInt(4) == 0) {
            return drums(number, events);
        }
        Interval transposition = has(Feature.TRANSPOSING_PARTS) && random.nextBoolean()
                ? Interval.ofSemitones(random.nextBoolean() ? -2 : -9)
                : Interval.UNISON;
        int staves = has(Feature.TWO_STAVES) && random.nextBoolean() ? 2 : 1;
        List<Event> placed = staves == 1
                ? events
                : events.stream()
                        .map(event -> event.inVoice(event.voice(), event.voice()))
                        .toList();
        return new Part(
                "P" + number,
                "Part " + number,
                new Instrument(random.nextInt(128), number),
                transposition,
                staves,
                placed);
    }

    /** The notes as strokes, shown without accidentals; rests, grace notes, chords and ties stay. */
    private static Part drums(int number, List<Event> events) {
        List<Event> strokes = events.stream()
                .map(event -> event instanceof Note note ? stroke(note) : event)
                .toList();
        return new Part("P" + number, "Drums", Instrument.UNKNOWN, Interval.UNISON, 1, strokes);
    }

    private static Event stroke(Note note) {
        return new Unpitched(
                note.onset(),
                note.duration(),
                Unpitched.UNKNOWN_KEY,
                new Pitch(note.pitch().step(), 0, note.pitch().octave()),
                note.velocity(),
                note.tie(),
                note.grace(),
                note.voice(),
                note.staff(),
                note.notation());
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
            } else if (has(Feature.TUPLETS) && onBeat && !left.isBefore(Rational.of(2)) && random.nextInt(6) == 0) {
                Notation notation = TUPLETS.get(random.nextInt(TUPLETS.size()));
                Rational duration = Objects.requireNonNull(notation.duration());
                for (int i = Objects.requireNonNull(notation.tuplet()).actual(); i > 0; i--) {
                    add(events, onset, duration, notation, keys.at(onset), voice);
                    onset = onset.plus(duration);
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

    private boolean has(Feature feature) {
        return features.contains(feature);
    }
}
