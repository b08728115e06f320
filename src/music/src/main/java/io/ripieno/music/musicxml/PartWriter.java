package io.ripieno.music.musicxml;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Sounding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the measures of one part: voice after voice, each followed by a backup to the start of the measure. */
final class PartWriter {
    private final XmlWriter xml;
    private final Score score;
    private final Part part;
    private final String id;
    private final boolean leading;
    private final List<List<Event>> barred;
    private final List<List<Insert>> inserts;
    private final Divisions divisions = new Divisions();
    private final NoteWriter notes;
    private final AttributesWriter attributes;
    private final DirectionWriter directions;
    private Rational cursor = Rational.ZERO;

    PartWriter(XmlWriter xml, Score score, Part part, String id, boolean leading, List<List<Event>> barred) {
        this.xml = xml;
        this.score = score;
        this.part = part;
        this.id = id;
        this.leading = leading;
        this.barred = barred;
        this.inserts = Insert.of(score, leading);
        this.notes = new NoteWriter(xml, part, divisions);
        this.attributes = new AttributesWriter(xml, part);
        this.directions = new DirectionWriter(xml, score.measures());
    }

    void write() throws IOException {
        countDivisions();
        BarlineWriter barlines = new BarlineWriter(xml, score.measures());
        xml.open("part", "id", id);
        for (int i = 0; i < score.measures().size(); i++) {
            Measure measure = score.measures().get(i);
            if (measure.implicit()) {
                xml.open("measure", "number", measure.label(), "implicit", "yes");
            } else {
                xml.open("measure", "number", measure.label());
            }
            barlines.left(i);
            signatures(i);
            if (leading) {
                directions.arrivals(measure.barlines());
            }
            voices(i);
            if (leading) {
                directions.departures(measure.barlines());
            }
            barlines.right(i);
            xml.close();
        }
        xml.close();
    }

    private void countDivisions() throws ScoreException {
        for (Measure measure : score.measures()) {
            divisions.include(measure.length());
        }
        for (List<Event> measure : barred) {
            for (Event event : measure) {
                divisions.include(event.onset());
                divisions.include(event.duration());
            }
        }
        for (List<Insert> measure : inserts) {
            for (Insert insert : measure) {
                divisions.include(insert.at());
            }
        }
    }

    private void signatures(int index) throws IOException {
        Measure measure = score.measures().get(index);
        Key key = score.keys().at(measure.onset());
        if (index == 0) {
            attributes.first(divisions.perQuarter(), key, measure.metre());
            return;
        }
        boolean newKey = score.keys().changesAt(measure.onset());
        Metre before = score.measures().get(index - 1).metre();
        attributes.change(newKey ? key : null, before.equals(measure.metre()) ? null : measure.metre());
    }

    private void voices(int index) throws IOException {
        TreeMap<Integer, List<Event>> byVoice = new TreeMap<>();
        barred.get(index).forEach(event -> byVoice.computeIfAbsent(event.voice(), voice -> new ArrayList<>())
                .add(event));
        Rational length = score.measures().get(index).length();
        cursor = Rational.ZERO;
        if (byVoice.isEmpty()) {
            byVoice.put(1, List.of());
        }
        boolean first = true;
        for (List<Event> voice : byVoice.values()) {
            move(Rational.ZERO);
            voice(voice, first ? inserts.get(index) : List.of(), length);
            if (first) {
                move(cursor.max(length));
            }
            first = false;
        }
    }

    private void voice(List<Event> events, List<Insert> waiting, Rational length) throws IOException {
        TupletBrackets tuplets = new TupletBrackets(events);
        int next = 0;
        @Nullable Event base = null;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            boolean inChord = base != null && inChord(base, event);
            if (!inChord) {
                for (; next < waiting.size() && waiting.get(next).at().isBefore(event.end()); next++) {
                    insert(waiting.get(next));
                }
                move(event.onset());
                base = event.duration().isZero() ? null : event;
            }
            boolean full = event.onset().isZero() && event.duration().equals(length);
            notes.write(event, new NoteWriter.Role(inChord, tuplets.startsAt(i), tuplets.stopsAt(i), full), id);
            cursor = event.end();
        }
        for (; next < waiting.size(); next++) {
            insert(waiting.get(next));
        }
    }

    private static boolean inChord(Event base, Event event) {
        return base instanceof Sounding
                && event instanceof Sounding
                && base.onset().equals(event.onset())
                && base.duration().equals(event.duration());
    }

    private void insert(Insert insert) throws IOException {
        String offset = divisions.count(insert.at().minus(cursor));
        if (insert instanceof Insert.Chord chord) {
            HarmonyWriter.write(xml, chord.chord(), part.transposition(), offset);
        } else if (insert instanceof Insert.Tempo tempo) {
            directions.tempo(tempo.quartersPerMinute(), offset);
        } else if (insert instanceof Insert.KeyChange key) {
            Rational here = cursor;
            move(key.at());
            attributes.change(key.key(), null);
            move(here);
        }
    }

    /** Leads the cursor to a time of the measure, forward or back. */
    private void move(Rational to) throws IOException {
        int direction = to.compareTo(cursor);
        if (direction != 0) {
            Rational distance = direction > 0 ? to.minus(cursor) : cursor.minus(to);
            xml.open(direction > 0 ? "forward" : "backup");
            xml.leaf("duration", divisions.count(distance));
            xml.close();
        }
        cursor = to;
    }
}
