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
 * The notes and rests of a lead sheet as written, one at a time: of a chord the top note, no grace notes, tied notes
 * apart, no rest of one voice while another has a note. Where nothing is written, as in MIDI files, rests are put that
 * end at bar lines.
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
        List<Event> written = melody.events().stream()
                .filter(event -> event instanceof Rest || event instanceof Note note && !note.isGrace())
                .toList();
        withoutRestsUnderNotes(written).forEach(line::add);
        line.restUntil(sheet.score().end());
        return line.line;
    }

    private static List<Event> withoutRestsUnderNotes(List<Event> events) {
        Rational[] nextNote = new Rational[events.size()];
        Rational next = events.stream().map(Event::end).reduce(Rational.ZERO, Rational::max);
        for (int i = nextNote.length - 1; i >= 0; i--) {
            next = events.get(i) instanceof Note note ? note.onset() : next;
            nextNote[i] = next;
        }
        List<Event> kept = new ArrayList<>();
        Rational soundingUntil = Rational.ZERO;
        for (int i = 0; i < nextNote.length; i++) {
            Event event = events.get(i);
            if (event instanceof Note) {
                soundingUntil = soundingUntil.max(event.end());
                kept.add(event);
            } else if (!event.onset().isBefore(soundingUntil) && !nextNote[i].isBefore(event.end())) {
                kept.add(event);
            }
        }
        return kept;
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
