package io.ripieno.music.ecmg;

import io.ripieno.music.ecmg.UnsuitableSongException.Reason;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns lead sheets into tokens. A note belongs to the chord symbol in force where it begins; notes before the first
 * symbol belong to that one.
 *
 * <p>{@link Fidelity#FAITHFUL} keeps what the published code did: every accidental is read as a flat, songs in other
 * metres are taken, and durations may get labels that networks do not know. {@link Fidelity#FIXED} reads accidentals as
 * they are, refuses other metres, and gives such durations the nearest label.
 */
public final class SongEncoder {
    private static final ChordSymbol NO_CHORD =
            new ChordSymbol(Rational.ZERO, null, ChordKind.NONE, List.of(), null, "");
    /** So fine that rounding to them tells nothing. */
    private static final long MOST_DIVISIONS = 1_000_000;

    private final Fidelity fidelity;

    public SongEncoder(Fidelity fidelity) {
        this.fidelity = fidelity;
    }

    /** @throws UnsuitableSongException if the song is not taken, with the reason */
    public Song encode(LeadSheet sheet) throws UnsuitableSongException {
        requireSuitable(sheet);
        List<Event> line = WrittenLine.of(sheet);
        long divisions = divisions(line);
        List<List<Stretch>> bars = stretches(sheet, line, divisions);
        List<Stretch> all = bars.stream().flatMap(List::stream).toList();
        int number = 0;
        List<List<Group>> groups = new ArrayList<>();
        for (List<Stretch> bar : bars) {
            List<Group> ofBar = new ArrayList<>();
            for (Stretch stretch : bar) {
                number = (number + 1) % all.size();
                ofBar.add(new Group(harmony(stretch), harmony(all.get(number)), stretch.tokens));
            }
            groups.add(ofBar);
        }
        int approximated = fidelity == Fidelity.FIXED
                ? (int) line.stream()
                        .filter(event -> !label(event, divisions).isKnownToNetworks())
                        .count()
                : 0;
        return new Song(sheet.title(), fidelity, groups, approximated);
    }

    /** Tokens under one chord symbol within a bar. */
    private record Stretch(ChordSymbol symbol, List<MelodyToken> tokens) {}

    private void requireSuitable(LeadSheet sheet) throws UnsuitableSongException {
        if (!sheet.keys().isConstant()) {
            throw new UnsuitableSongException(
                    Reason.KEYS, "the song has several keys (%s); cut it where they change".formatted(sheet.keys()));
        }
        for (Measure measure : sheet.score().measures()) {
            Metre metre = measure.metre();
            if (fidelity == Fidelity.FIXED && (metre.beats() != 4 || metre.unit() != 4)) {
                throw new UnsuitableSongException(
                        Reason.METRE,
                        "measure %s is in %s; only songs in 4/4 throughout are taken"
                                .formatted(measure.label(), metre));
            }
        }
    }

    private List<List<Stretch>> stretches(LeadSheet sheet, List<Event> line, long divisions)
            throws UnsuitableSongException {
        Score score = sheet.score();
        Iterator<ChordSymbol> symbols = sheet.chords().iterator();
        ChordSymbol inForce = symbols.hasNext() ? symbols.next() : NO_CHORD;
        @Nullable ChordSymbol following = symbols.hasNext() ? symbols.next() : null;
        List<List<Stretch>> bars = new ArrayList<>();
        int lastBar = -1;
        for (Event event : line) {
            int index = score.measureAt(event.onset());
            if (index != lastBar) {
                bars.add(new ArrayList<>());
                lastBar = index;
            }
            List<Stretch> bar = bars.get(bars.size() - 1);
            while (following != null && !following.onset().isAfter(event.onset())) {
                inForce = following;
                following = symbols.hasNext() ? symbols.next() : null;
            }
            if (bar.isEmpty() || !bar.get(bar.size() - 1).symbol.equals(inForce)) {
                bar.add(new Stretch(inForce, new ArrayList<>()));
            }
            Rational position = event.onset().minus(score.measures().get(index).onset());
            bar.get(bar.size() - 1).tokens.add(token(event, position, divisions));
        }
        return bars;
    }

    private MelodyToken token(Event event, Rational position, long divisions) throws UnsuitableSongException {
        DurationLabel label = label(event, divisions);
        if (fidelity == Fidelity.FIXED && !label.isKnownToNetworks()) {
            label = DurationLabel.nearest(event.duration());
        }
        long ticks = position.times(DurationLabel.TICKS_OF_QUARTER).floor();
        int barPosition = (int) Math.min(MelodyToken.BAR_POSITIONS - 1, ticks);
        return new MelodyToken(pitch(event), label.ordinal(), barPosition);
    }

    private int pitch(Event event) throws UnsuitableSongException {
        if (!(event instanceof Note note)) {
            return MelodyToken.REST;
        }
        int alter = note.pitch().alter();
        int midi = note.midi() - alter + Spelling.alter(alter, fidelity);
        if (!MelodyToken.holds(midi)) {
            throw new UnsuitableSongException(
                    Reason.OUT_OF_RANGE,
                    "%s at quarter %s is beyond A0 to C8; transpose the song".formatted(note.pitch(), note.onset()));
        }
        return MelodyToken.pitchOf(midi);
    }

    private static DurationLabel label(Event event, long divisions) {
        return DurationLabel.of(event.duration(), event.notation(), divisions);
    }

    private Harmony harmony(Stretch stretch) {
        return Harmony.of(stretch.symbol, fidelity);
    }

    /** The coarsest division of a quarter note in which all durations are whole. */
    private static long divisions(List<Event> line) {
        Rational common = Rational.ONE;
        for (Event event : line) {
            long denominator = event.duration().denominator();
            if (common.numerator() > MOST_DIVISIONS || denominator > MOST_DIVISIONS) {
                return MOST_DIVISIONS;
            }
            common = common.times(denominator).dividedBy(gcd(common.numerator(), denominator));
        }
        return common.numerator();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
