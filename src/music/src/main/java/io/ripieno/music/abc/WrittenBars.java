package io.ripieno.music.abc;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.Tie;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The events of a part, laid out bar by bar in lines of which each plays one thing at a time. A line for every voice;
 * where notes of one voice overlap, one more. Notes that cross bar lines are cut there and tied. Times without an event
 * become rests, which are to be seen if the part has no rests of its own, as one that was played has not.
 */
final class WrittenBars {
    private static final int MOST_LINES = 8;

    private final Score score;
    private final Part part;
    private final boolean seeGaps;
    private final List<List<List<Piece>>> bars = new ArrayList<>();

    /** An event or the part of it that lies in one bar. */
    private record Piece(Event event, Rational onset, Rational duration, boolean fromBefore, boolean toAfter) {
        Rational end() {
            return onset.plus(duration);
        }

        boolean soundsWith(Piece other) {
            return onset.equals(other.onset)
                    && duration.equals(other.duration)
                    && event instanceof Note
                    && other.event instanceof Note
                    && event.voice() == other.event.voice();
        }
    }

    WrittenBars(Score score, Part part) throws ScoreException {
        this.score = score;
        this.part = part;
        seeGaps = part.events().stream().noneMatch(Rest.class::isInstance);
        score.measures().forEach(measure -> bars.add(new ArrayList<>()));
        TreeMap<Integer, Integer> lines = new TreeMap<>();
        part.events().forEach(event -> lines.putIfAbsent(1000 * (event.staff() - 1) + event.voice(), 0));
        int line = 0;
        for (Integer voice : List.copyOf(lines.keySet())) {
            lines.put(voice, line++);
        }
        for (Event event : part.events()) {
            place(event, lines.getOrDefault(1000 * (event.staff() - 1) + event.voice(), 0));
        }
    }

    /** The lines of a bar, each filled up with rests to the bar's end; at least one. */
    List<List<WrittenGroup>> of(int bar) {
        Measure measure = score.measures().get(bar);
        List<List<WrittenGroup>> result = new ArrayList<>();
        for (List<Piece> line : bars.get(bar)) {
            result.add(groups(line, measure, seeGaps && result.isEmpty()));
        }
        if (result.isEmpty()) {
            result.add(groups(List.of(), measure, seeGaps));
        }
        return result;
    }

    private void place(Event event, int line) throws ScoreException {
        int bar = score.measureAt(event.onset());
        Rational from = event.onset();
        boolean first = true;
        do {
            Measure measure = score.measures().get(bar);
            boolean last = bar + 1 == score.measures().size() || !event.end().isAfter(measure.end());
            Rational to = last ? event.end() : measure.end();
            add(bar, line, new Piece(event, from.minus(measure.onset()), to.minus(from), !first, !last));
            first = false;
            from = to;
            bar = last ? score.measures().size() : bar + 1;
        } while (bar < score.measures().size() && from.isBefore(event.end()));
    }

    private void add(int bar, int wanted, Piece piece) throws ScoreException {
        List<List<Piece>> lines = bars.get(bar);
        for (int line = wanted; ; line++) {
            while (lines.size() <= line) {
                lines.add(new ArrayList<>());
            }
            List<Piece> pieces = lines.get(line);
            Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
            boolean own = last == null || last.event().voice() == piece.event().voice();
            if (own && (last == null || !piece.onset().isBefore(last.end()) || last.soundsWith(piece))) {
                pieces.add(piece);
                return;
            }
            if (line + 1 == MOST_LINES) {
                throw new ScoreException(
                        Problem.NOT_WRITABLE,
                        Place.WHOLE,
                        "Part " + part.id() + " has over " + MOST_LINES + " things at once in measure "
                                + score.measures().get(bar).label()
                                + ": ABC has that many overlays; spread them over several parts.");
            }
        }
    }

    private List<WrittenGroup> groups(List<Piece> pieces, Measure measure, boolean visible) {
        List<WrittenGroup> groups = new ArrayList<>();
        Rational at = Rational.ZERO;
        List<Note> graces = new ArrayList<>();
        for (int i = 0; i < pieces.size(); ) {
            Piece piece = pieces.get(i);
            if (piece.onset().isAfter(at)) {
                groups.add(WrittenGroup.silence(at, piece.onset().minus(at), visible, null));
                at = piece.onset();
            }
            if (piece.duration().isZero()) {
                graces.add(written(piece));
                i++;
                continue;
            }
            List<Note> notes = new ArrayList<>();
            int next = i;
            while (next < pieces.size() && (next == i || piece.soundsWith(pieces.get(next)))) {
                if (pieces.get(next).event() instanceof Note) {
                    notes.add(written(pieces.get(next)));
                }
                next++;
            }
            groups.add(new WrittenGroup(
                    piece.onset(),
                    piece.duration(),
                    notes,
                    graces,
                    piece.event() instanceof Rest,
                    TupletText.of(piece.event(), piece.duration())));
            graces = new ArrayList<>();
            at = piece.end();
            i = next;
        }
        if (at.isBefore(measure.length()) || !graces.isEmpty()) {
            Rational left = measure.length().minus(at).max(Rational.ZERO);
            groups.add(new WrittenGroup(at, left, List.of(), graces, visible, null));
        }
        return groups;
    }

    /** The note as it is read by the player, with the ties of this piece of it. */
    private Note written(Piece piece) {
        Note note = (Note) piece.event();
        Tie tie = Tie.of(
                piece.fromBefore() || note.tie().fromBefore(),
                piece.toAfter() || note.tie().toAfter());
        return note.pitched(note.pitch().plus(part.transposition().reversed())).tied(tie);
    }
}
