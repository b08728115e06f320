package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.ensemble.Form.Span;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.arrange.tune.TuneChord;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays out a tune in sections: an introduction, the tune once or more, solos, breaks, and a held chord to end with. */
final class FormMaker {
    private static final double SHORTEST_SECTION_SECONDS = 5;
    /** How much of the wanted length is enough. */
    private static final double FULL = 0.9;

    private final SourceTune tune;
    private final List<TuneChord> harmony;
    private final int semitones;
    private final double bar;
    private final Dice dice;
    private final List<Span> spans = new ArrayList<>();
    private final List<MelodyNote> lead = new ArrayList<>();
    private final List<TuneChord> chords = new ArrayList<>();

    /**
     * @param harmony the tune's chords
     * @param semitones by which all is transposed
     */
    FormMaker(SourceTune tune, List<TuneChord> harmony, int semitones, Dice dice) {
        this.tune = tune;
        this.harmony = harmony;
        this.semitones = semitones;
        this.bar = tune.pulse().bar();
        this.dice = dice;
    }

    /**
     * @param bars about how long the piece is to be
     * @param barSeconds how long a bar lasts
     * @param players how many there are; one alone has nobody to make room for
     * @param tonic the chord to end with
     */
    Form form(int bars, double barSeconds, int players, Chord tonic) {
        int phrase = Math.min(tune.bars(), barSeconds < 1.2 ? 8 : barSeconds > 4.5 ? 2 : 4);
        int most = Math.max(phrase, bars);
        introduction(phrase, most);
        int tuneBar =
                tune.bars() > most && dice.chance(0.5) ? phrase * dice.whole(0, (tune.bars() - most) / phrase) : 0;
        while (at() == 0 || at() + Math.min(phrase, tune.bars() - tuneBar) <= most) {
            int wanted = phrase * (phrase * barSeconds < SHORTEST_SECTION_SECONDS ? 2 : dice.oneOf(1, 2, 2));
            int left = Math.max(phrase, most - at());
            int take = Math.min(wanted, Math.min(left, tune.bars() - tuneBar));
            section(kind(players), tuneBar, take);
            tuneBar = (tuneBar + take) % tune.bars();
        }
        int missing = Math.min(most - at(), tune.bars() - tuneBar);
        if (missing > 0 && at() < FULL * most) {
            section(Section.Kind.THEME, tuneBar, missing);
        }
        if (dice.chance(0.75)) {
            int from = at();
            chords.add(new TuneChord(from * bar, (from + 1) * bar, tonic));
            spans.add(new Span(Section.Kind.OUTRO, from, from + 1, 0, true));
        }
        return new Form(spans, lead, chords);
    }

    private int at() {
        return spans.isEmpty() ? 0 : spans.get(spans.size() - 1).to();
    }

    /** The last bars of the tune's harmony without the melody, or a bar in which the pickup has room, or nothing. */
    private void introduction(int phrase, int most) {
        if (most > 3 * phrase && dice.chance(0.55)) {
            int length = Math.max(1, dice.chance(0.5) ? phrase : phrase / 2);
            copyChords(tune.bars() - length, length, 0);
            spans.add(new Span(Section.Kind.INTRO, 0, length, 0, false));
        } else if (tune.pickup() > 0) {
            int length = (int) Math.ceil(tune.pickup() / bar);
            chords.add(new TuneChord(0, length * bar, null));
            spans.add(new Span(Section.Kind.INTRO, 0, length, 0, false));
        }
    }

    private Section.Kind kind(int players) {
        boolean first = spans.stream().noneMatch(span -> span.kind() == Section.Kind.THEME);
        if (first || players == 1) {
            return Section.Kind.THEME;
        }
        return switch (dice.weighted(6, 1.6, 0.9, 1)) {
            case 1 -> Section.Kind.SOLO;
            case 2 -> Section.Kind.ALONE;
            case 3 -> Section.Kind.BREAK;
            default -> Section.Kind.THEME;
        };
    }

    private void section(Section.Kind kind, int tuneBar, int length) {
        int from = at();
        double pickup = 0;
        if (kind != Section.Kind.SOLO) {
            pickup = tuneBar == 0 && from > 0 ? Math.min(tune.pickup(), from * bar) : 0;
            copyLead(tuneBar, length, from, pickup);
        }
        copyChords(tuneBar, length, from);
        spans.add(new Span(kind, from, from + length, pickup, false));
    }

    private void copyLead(int tuneBar, int length, int to, double pickup) {
        double begins = tuneBar * bar - pickup;
        double ends = (tuneBar + length) * bar;
        double by = (to - tuneBar) * bar;
        lead.removeIf(note -> note.from() >= begins + by - 1e-6);
        int last = lead.size() - 1;
        if (last >= 0 && lead.get(last).to() > begins + by) {
            MelodyNote cut = lead.get(last);
            lead.set(last, new MelodyNote(cut.from(), begins + by - cut.from(), cut.key()));
        }
        for (MelodyNote note : tune.melody()) {
            if (note.from() >= begins - 1e-6 && note.from() < ends - 1e-6) {
                double quarters = Math.min(note.quarters(), ends - note.from());
                lead.add(new MelodyNote(note.from(), quarters, note.key()).moved(by, semitones));
            }
        }
    }

    private void copyChords(int tuneBar, int length, int to) {
        double begins = tuneBar * bar;
        double ends = (tuneBar + length) * bar;
        double by = (to - tuneBar) * bar;
        for (TuneChord chord : harmony) {
            double from = Math.max(begins, chord.from());
            double until = Math.min(ends, chord.to());
            if (until - from > 1e-6) {
                @Nullable Chord sounding = chord.transposed(semitones).chord();
                chords.add(new TuneChord(from + by, until + by, sounding));
            }
        }
    }
}
