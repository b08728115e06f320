package io.ripieno.models.data.arrange.tune;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Scale;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Tunes of our own composition: phrases made of figures that return, over a plan of chords, each from a seed. */
public final class OwnTunes {
    private static final List<Metre> METRES = List.of(
            Metre.of(4, 4),
            Metre.of(3, 4),
            Metre.of(2, 4),
            Metre.of(6, 8),
            Metre.of(9, 8),
            Metre.of(5, 4),
            Metre.of(7, 8));
    private static final double[] METRE_WEIGHTS = {8, 3, 1.5, 2, 0.7, 0.8, 0.8};
    private static final List<Mode> MODES = List.of(Mode.MAJOR, Mode.MINOR, Mode.DORIAN, Mode.MIXOLYDIAN);
    private static final double[] MODE_WEIGHTS = {5, 3, 1.2, 1.2};
    private static final List<String> FORMS = List.of("AABA", "AABB", "ABAC", "AABC", "ABAB");
    private static final int[][] OPENINGS = {
        {0, 3, 0, 4}, {0, 5, 3, 4}, {0, 0, 3, 4}, {0, 4, 5, 3}, {0, 6, 3, 4}, {5, 3, 0, 4}, {0, 2, 3, 4}, {1, 4, 0, 5}
    };
    private static final int[][] CLOSES = {{0, 3, 4, 0}, {3, 0, 4, 0}, {5, 1, 4, 0}, {0, 6, 4, 0}, {3, 3, 4, 0}};

    private OwnTunes() {}

    /** A tune whose name, such as {@code own#7}, tells the seed. */
    public static SourceTune tune(long seed) {
        try {
            return TuneReader.read("own#" + seed, score(seed), UnknownChords.REFUSE);
        } catch (NotALeadSheetException | ScoreException | UnknownChordException e) {
            throw new IllegalStateException("The composed tune " + seed + " is no melody: " + e.getMessage(), e);
        }
    }

    /** As a score of sixteen bars, or of eight or thirty-two; six of ten have chord symbols. */
    public static Score score(long seed) {
        Dice dice = new Dice(seed);
        Metre metre = METRES.get(dice.weighted(METRE_WEIGHTS));
        Key key = Key.of(new Key(dice.whole(-4, 5), Mode.MAJOR).tonic(), MODES.get(dice.weighted(MODE_WEIGHTS)))
                .simplified();
        int phraseBars = metre.length().compareTo(Rational.of(2)) <= 0 ? dice.oneOf(4, 8) : dice.oneOf(2, 4, 4, 4);
        String form = dice.pick(FORMS);
        MelodyWriter writer = new MelodyWriter(key, Pulse.of(metre), phraseBars, dice.between(0.15, 0.85));
        Phrase[] phrases = new Phrase[3];
        for (int letter = 0; letter < phrases.length; letter++) {
            phrases[letter] = writer.phrase(plan(phraseBars, dice), dice);
        }
        List<Note> notes = new ArrayList<>();
        List<ChordSymbol> symbols = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < form.length(); i++) {
            Rational start = metre.length().times((long) i * phraseBars);
            Phrase phrase = phrases[form.charAt(i) - 'A'];
            Phrase played = i == form.length() - 1 ? writer.closed(phrase, dice) : phrase;
            played.notes().forEach(note -> notes.add(note.at(note.onset().plus(start))));
            for (int bar = 0; bar < phraseBars; bar++) {
                Rational at = start.plus(metre.length().times(bar));
                measures.add(Measure.of(measures.size() + 1, at, metre));
                symbols.add(symbol(played.degrees()[bar], key, at));
            }
        }
        return new Score(
                Metadata.titled("Tune " + seed),
                List.of(Part.of("P1", "Melody", notes)),
                measures,
                TempoMap.DEFAULT,
                Timeline.of(key),
                dice.chance(0.6) ? symbols : List.of());
    }

    private static int[] plan(int bars, Dice dice) {
        int[] plan = new int[bars];
        int[] four = dice.chance(0.7)
                ? OPENINGS[dice.whole(0, OPENINGS.length - 1)]
                : CLOSES[dice.whole(0, CLOSES.length - 1)];
        for (int bar = 0; bar < bars; bar++) {
            plan[bar] = bars < 4 ? four[bar == bars - 1 ? 3 : 0] : four[bar * 4 / bars];
        }
        return plan;
    }

    private static ChordSymbol symbol(int degree, Key key, Rational at) {
        Chord chord = Scale.of(key).triad(degree);
        ChordKind kind =
                switch (chord.quality()) {
                    case MINOR -> ChordKind.MINOR;
                    case DIMINISHED -> ChordKind.DIMINISHED;
                    default -> ChordKind.MAJOR;
                };
        return ChordSymbol.of(at, key.name(chord.root()), kind);
    }

    /**
     * A phrase from its own beginning.
     *
     * @param degrees of the chord of each bar
     */
    record Phrase(List<Note> notes, int[] degrees) {}
}
