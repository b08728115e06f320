package io.ripieno.music.abc;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreWriter;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.Timeline;
import io.ripieno.music.score.Unpitched;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a score as one ABC tune, in UTF-8: four bars a line, short notes beamed by beat, accidentals where key and bar
 * ask for them. Velocities and strokes without pitch are left out, with a notice.
 */
public final class AbcWriter implements ScoreWriter {
    private static final int BARS_A_LINE = 4;

    @Override
    public List<Notice> write(Score score, OutputStream out) throws IOException {
        List<Notice> notices = new ArrayList<>();
        String text = text(writable(score, notices), notices);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return notices;
    }

    private static String text(Score score, List<Notice> notices) throws IOException {
        UnitLength unit = UnitLength.bestFor(durations(score));
        TempoText tempos = new TempoText(score, notices);
        noticesOfWhatComesAfter(score, notices);
        StringBuilder text = new StringBuilder(HeaderText.of(score, unit, tempos.header()));
        if (score.measures().isEmpty()) {
            return text.toString();
        }
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < score.parts().size(); i++) {
            parts.add(bars(score, i, unit, i == 0 ? tempos.changes() : new TreeMap<>(), notices));
        }
        lines(text, score, parts);
        return text.toString();
    }

    /** Puts the bars of the parts into lines, those of several parts side by side. */
    private static void lines(StringBuilder text, Score score, List<List<String>> parts) {
        Map<Integer, String> sections = HeaderText.sections(score);
        int count = score.measures().size();
        for (int from = 0; from < count; ) {
            if (sections.containsKey(from)) {
                text.append("P:").append(sections.get(from)).append('\n');
            }
            int to = Math.min(
                    count,
                    from + BARS_A_LINE + (from == 0 && score.measures().get(0).implicit() ? 1 : 0));
            for (int bar = to - 1; bar > from; bar--) {
                to = sections.containsKey(bar) ? bar : to;
            }
            for (int part = 0; part < parts.size(); part++) {
                if (parts.size() > 1) {
                    text.append("[V:")
                            .append(HeaderText.voice(score.parts().get(part)))
                            .append("] ");
                }
                text.append(String.join(" ", parts.get(part).subList(from, to))).append('\n');
            }
            from = to;
        }
    }

    /** Each bar with the bar line behind it. */
    private static List<String> bars(
            Score score, int index, UnitLength unit, NavigableMap<Rational, String> tempos, List<Notice> notices)
            throws IOException {
        Part part = score.parts().get(index);
        Interval reading = part.transposition().reversed();
        Key header = score.keys().first().plus(HeaderText.lead(score).reversed());
        WrittenBars layout = new WrittenBars(score, part);
        BarText bars = new BarText(unit, header);
        BarLineText barLines = new BarLineText(score.measures());
        NavigableMap<Rational, List<String>> chords = index == 0 ? chords(score, notices) : new TreeMap<>();
        NavigableMap<Rational, Key> keys = keys(score, reading, header);
        List<String> result = new ArrayList<>();
        for (int i = 0; i < score.measures().size(); i++) {
            Measure measure = score.measures().get(i);
            NavigableMap<Rational, String> fields = within(tempos, measure);
            if (i > 0 && !measure.metre().equals(score.measures().get(i - 1).metre())) {
                fields.merge(Rational.ZERO, "[M:" + HeaderText.metre(measure.metre()) + "]", (old, more) -> more + old);
            }
            String music = bars.of(measure, layout.of(i), within(chords, measure), within(keys, measure), fields);
            result.add((i == 0 ? barLines.beforeAll() : "")
                    + BarLineText.marksAtStart(measure) + music + BarLineText.marksAtEnd(measure)
                    + " " + barLines.after(i));
            barLines.passed(i);
        }
        if (index == 0) {
            notices.addAll(barLines.notices());
        }
        return result;
    }

    /** Changes of the key that a part's player reads. */
    private static NavigableMap<Rational, Key> keys(Score score, Interval reading, Key header) {
        NavigableMap<Rational, Key> keys = new TreeMap<>();
        Key before = header;
        for (Timeline.Change<Key> change : score.keys().changes()) {
            Key key = change.value().plus(reading);
            if (!key.equals(before)) {
                keys.put(change.onset(), key);
            }
            before = key;
        }
        return keys;
    }

    private static NavigableMap<Rational, List<String>> chords(Score score, List<Notice> notices) {
        NavigableMap<Rational, List<String>> chords = new TreeMap<>();
        for (ChordSymbol chord : score.chords()) {
            String text = ChordSymbolText.format(chord).orElse("");
            if (text.isEmpty()) {
                notices.add(new Notice(
                        Place.WHOLE,
                        "The chord symbol at quarter " + chord.onset() + " ("
                                + chord.kind().musicXml() + ") cannot be told in letters and is left out"));
            } else {
                chords.computeIfAbsent(chord.onset(), any -> new ArrayList<>()).add(text);
            }
        }
        return chords;
    }

    /** Chords and changes that begin where no measure is any more have no place in the text. */
    private static void noticesOfWhatComesAfter(Score score, List<Notice> notices) {
        Rational end = score.measures().isEmpty()
                ? Rational.ZERO
                : score.measures().get(score.measures().size() - 1).end();
        after(end, "The chord symbol", score.chords().stream().map(ChordSymbol::onset), notices);
        after(end, "The change of key", score.keys().changes().stream().map(Timeline.Change::onset), notices);
        after(
                end,
                "The change of tempo",
                score.tempos().quartersPerMinute().changes().stream().map(Timeline.Change::onset),
                notices);
    }

    private static void after(Rational end, String what, Stream<Rational> onsets, List<Notice> notices) {
        onsets.filter(onset -> onset.sign() > 0 && !onset.isBefore(end))
                .forEach(onset -> notices.add(new Notice(
                        Place.WHOLE, what + " at quarter " + onset + " comes after the last measure and is left out")));
    }

    /** What lies in a measure, by time from its beginning. */
    private static <T> NavigableMap<Rational, T> within(NavigableMap<Rational, T> all, Measure measure) {
        NavigableMap<Rational, T> result = new TreeMap<>();
        all.subMap(measure.onset(), true, measure.end(), false)
                .forEach((onset, value) -> result.put(onset.minus(measure.onset()), value));
        return result;
    }

    private static List<Rational> durations(Score score) {
        return score.parts().stream()
                .flatMap(part -> part.events().stream())
                .filter(event -> !event.duration().isZero())
                .map(event -> {
                    var tuplet = TupletText.of(event, event.duration());
                    return tuplet == null ? event.duration() : event.duration().dividedBy(tuplet.factor());
                })
                .toList();
    }

    /** The score without what ABC has no signs for. */
    private static Score writable(Score folded, List<Notice> notices) throws ScoreException {
        Score score = folded;
        if (!BarLineText.canTell(folded)) {
            score = PlayedParts.of(folded, ScoreLimits.DEFAULT);
            notices.add(new Notice(
                    Place.WHOLE,
                    "All repeats are written out, since one is played over " + BarLineLexer.MAX_TIMES
                            + " times, for which there is no sign"));
        }
        List<Part> parts = new ArrayList<>();
        for (Part part : score.parts()) {
            List<Event> events = part.events().stream()
                    .filter(event -> !(event instanceof Unpitched))
                    .toList();
            if (events.size() < part.events().size()) {
                notices.add(new Notice(
                        Place.WHOLE,
                        "Part " + part.id() + " has " + (part.events().size() - events.size())
                                + " strokes without pitch, which are left out"));
            }
            if (events.stream().anyMatch(event -> event instanceof Sounding note && note.velocity() > 0)) {
                notices.add(new Notice(Place.WHOLE, "The velocities of part " + part.id() + " are left out"));
            }
            Interval transposition = part.transposition();
            if (!HeaderText.canWrite(transposition)) {
                notices.add(new Notice(
                        Place.WHOLE,
                        "Part " + part.id() + " is written as it sounds, since its transposition ("
                                + transposition.semitones() + " semitones) has no sign"));
                transposition = Interval.UNISON;
            }
            parts.add(new Part(part.id(), part.name(), part.instrument(), transposition, 1, events));
        }
        return score.withParts(parts);
    }
}
