package io.ripieno.music.ecmg;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * The notes and rests of a lead sheet as written, one at a time: of a chord the top note, no grace notes, tied notes apart.
 * Where nothing is written, as in MIDI files, rests are put that end at bar lines.
 */
final class WrittenLine {
    private final Score score;
    private final List<Event> line = new ArrayList<>();
    private Rational end = Rational.ZERO;

    private WrittenLine(Score score) {
        this.score = score;
    }

    static List<Event> of(LeadSheet sheet) {
        var line = new WrittenLine(sheet.score());
        Part melody = sheet.score().parts().stream()
                .filter(part -> !part.soundingNotes().isEmpty())
                .findFirst()
                .orElseThrow();
        melody.events().stream()
                .filter(event -> event instanceof Rest || event instanceof Note note && !note.isGrace())
                .forEach(line::add);
        line.restUntil(sheet.score().end());
        return line.line;
    }

    private void add(Event event) {
        int last = line.size() - 1;
        if (last >= 0 && event.onset().equals(line.get(last).onset())) {
            if (height(event) > height(line.get(last))) {
                line.set(last, event);
                end = event.end();
            }
        } else if (!event.onset().isBefore(end)) {
            restUntil(event.onset());
            line.add(event);
            end = event.end();
        }
    }

    private void restUntil(Rational onset) {
        while (end.isBefore(onset)) {
            Measure measure = score.measures().get(score.measureAt(end));
            Rational limit = measure.end().isAfter(end) ? measure.end().min(onset) : onset;
            Rational length = RestLengths.first(limit.minus(end));
            line.add(Rest.of(end, length));
            end = end.plus(length);
        }
    }

    private static int height(Event event) {
        return event instanceof Note note ? note.midi() : Integer.MIN_VALUE;
    }
}
