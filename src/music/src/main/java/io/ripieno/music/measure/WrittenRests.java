package io.ripieno.music.measure;

import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import java.util.BitSet;
import java.util.List;

/** The rests of a melody by the ticks where one begins or ends and where one goes on. */
final class WrittenRests {
    private final BitSet edges = new BitSet();
    private final BitSet inside = new BitSet();

    /** The rests in the melody's part that begin while none of its notes sounds, each up to the next note. */
    static WrittenRests of(Score score, List<Note> melody, Rational shift) throws NotEncodableException {
        var rests = new WrittenRests();
        int next = 0;
        for (Rest rest : rests(score)) {
            while (next < melody.size() && !melody.get(next).onset().isAfter(rest.onset())) {
                next++;
            }
            if (next == 0 || !melody.get(next - 1).end().isAfter(rest.onset())) {
                Rational end = next == melody.size()
                        ? rest.end()
                        : rest.end().min(melody.get(next).onset());
                rests.add(
                        MeasureEncoder.tick(score, rest.onset(), shift, "a rest begins"),
                        MeasureEncoder.tick(score, end, shift, "a rest ends"));
            }
        }
        return rests;
    }

    private static List<Rest> rests(Score score) {
        return score.parts().stream()
                .filter(part -> !part.soundingNotes().isEmpty())
                .findFirst()
                .map(Part::events)
                .orElse(List.of())
                .stream()
                .filter(Rest.class::isInstance)
                .map(Rest.class::cast)
                .toList();
    }

    private void add(int from, int to) {
        edges.set(from);
        edges.set(to);
        inside.set(from, to);
    }

    /** Rest tokens into a silence: where it and each rest begins, and at bar lines that no rest goes across. */
    void fill(List<Token> ticks, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            if (tick == from || edges.get(tick) || tick % TickGrid.TICKS == 0 && !inside.get(tick)) {
                ticks.set(tick, Token.Special.REST);
            }
        }
    }
}
