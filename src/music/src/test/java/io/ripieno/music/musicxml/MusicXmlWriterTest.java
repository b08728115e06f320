package io.ripieno.music.musicxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.ChordSymbol.Degree;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.NoteValue;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.Timeline;
import io.ripieno.music.score.Tuplet;
import io.ripieno.music.score.Unpitched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the documents that are written, beyond that reading them back gives the same score. */
class MusicXmlWriterTest {
    private List<Notice> notices = List.of();

    @Test
    void theElementsOfANoteStandInTheOrderOfTheSchema() throws IOException {
        Notation triplet = new Notation(NoteValue.QUARTER, 1, Tuplet.TRIPLET);
        Note note = Note.of(Rational.ZERO, Rational.ONE, Pitch.parse("F##4"))
                .notated(triplet)
                .tied(Tie.BOTH)
                .struck(90)
                .inVoice(2, 2);
        Part part = new Part(
                "P1", "Harp", Instrument.UNKNOWN, Interval.UNISON, 2, List.of(note, note.pitched(Pitch.parse("A4"))));
        String document = written(score(part));
        assertTrue(
                document.contains(lines(
                        "<note dynamics=\"100.00\">",
                        "<chord/>",
                        "<pitch>",
                        "<step>A</step>",
                        "<octave>4</octave>",
                        "</pitch>",
                        "<duration>12</duration>",
                        "<tie type=\"stop\"/>",
                        "<tie type=\"start\"/>",
                        "<voice>2</voice>",
                        "<type>quarter</type>",
                        "<dot/>",
                        "<time-modification>",
                        "<actual-notes>3</actual-notes>",
                        "<normal-notes>2</normal-notes>",
                        "</time-modification>",
                        "<staff>2</staff>",
                        "<notations>",
                        "<tied type=\"stop\"/>",
                        "<tied type=\"start\"/>",
                        "</notations>",
                        "</note>")),
                document);
    }

    @Test
    void divisionsAreAMultipleOfTwelveInWhichEveryTimeIsWhole() throws IOException {
        assertTrue(written(score(Part.of("P1", "", List.of(Note.of(Rational.ZERO, Rational.of(4), Pitch.parse("C4"))))))
                .contains("<divisions>12</divisions>"));
        Note septuplet = Note.of(Rational.of(1, 32), Rational.of(1, 7), Pitch.parse("C4"));
        assertTrue(written(score(Part.of("P1", "", List.of(septuplet)))).contains("<divisions>672</divisions>"));
    }

    @Test
    void timesTooFineAreNotWritable() {
        Note first = Note.of(Rational.ZERO, Rational.of(1, 16_777_213), Pitch.parse("C4"));
        ScoreException refusal =
                assertThrows(ScoreException.class, () -> written(score(Part.of("P1", "", List.of(first)))));
        assertEquals(Problem.NOT_WRITABLE, refusal.problem());
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("quantise it first."), refusal.getMessage());
    }

    @Test
    void aScoreWithoutMusicIsNotWritable() {
        Score empty =
                new Score(Metadata.NONE, List.of(), List.of(), TempoMap.DEFAULT, Timeline.of(Key.C_MAJOR), List.of());
        ScoreException refusal = assertThrows(ScoreException.class, () -> written(empty));
        assertEquals(
                "The score has 0 parts and 0 measures, and MusicXML needs one of each: write a score with music.",
                refusal.getMessage());
    }

    @Test
    void whatCrossesABarLineIsCutAndTied() throws IOException {
        Note held = Note.of(Rational.of(3), Rational.of(6), Pitch.parse("C4"));
        Score back = back(score(Part.of("P1", "", List.of(held))));
        assertEquals(
                "2 notes and rests of part P1 were cut at bar lines",
                notices.get(0).message());
        assertEquals(
                List.of(Tie.START, Tie.BOTH, Tie.STOP),
                back.parts().get(0).notes().stream().map(Note::tie).toList());
        assertEquals(held.duration(), back.parts().get(0).soundingNotes().get(0).duration());
    }

    @Test
    void tupletsAreBracketedWhereTheirTimeIsWhole() throws IOException {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(Note.of(Rational.of(i, 3), Rational.of(1, 3), Pitch.parse("C4"))
                    .notated(new Notation(NoteValue.EIGHTH, 0, Tuplet.TRIPLET)));
        }
        String document = written(score(Part.of("P1", "", events)));
        assertEquals(3, document.split("<tuplet type=\"start\"/>", -1).length);
        assertEquals(3, document.split("<tuplet type=\"stop\"/>", -1).length);
    }

    @Test
    void everythingThatTheModelHoldsComesBack() throws IOException {
        List<Event> events = List.of(
                new Unpitched(
                        Rational.ZERO,
                        Rational.ONE,
                        38,
                        Pitch.parse("C5"),
                        64,
                        Tie.NONE,
                        Grace.NONE,
                        1,
                        1,
                        notation(1)),
                new Unpitched(
                        Rational.ONE, Rational.ONE, 36, Pitch.parse("F4"), 0, Tie.NONE, Grace.NONE, 1, 1, notation(1)));
        Part drums = new Part("D", "Drums", new Instrument(0, 10), Interval.UNISON, 1, events);
        Part horn = new Part(
                "H",
                "Horn",
                Instrument.UNKNOWN,
                new Interval(-4, -7),
                1,
                List.of(Note.of(Rational.of(8), Rational.ONE, Pitch.parse("E-4"))
                        .notated(notation(1))));
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            measures.add(Measure.of(i + 1, Rational.of(4L * i), Metre.FOUR_FOUR));
        }
        mark(measures, 0, Barlines.PLAIN.with(Mark.SEGNO).withStartRepeat());
        mark(measures, 1, Barlines.PLAIN.withEndings(List.of(1, 3)).withEndRepeat(4));
        mark(measures, 2, Barlines.PLAIN.withEndings(List.of(2)).with(Mark.TO_CODA));
        mark(
                measures,
                3,
                Barlines.PLAIN.withEndings(List.of(2)).with(Mark.DAL_SEGNO).with(Barlines.Style.DOUBLE));
        mark(measures, 4, Barlines.PLAIN.with(Mark.CODA).with(Mark.FINE));
        mark(measures, 5, Barlines.PLAIN.with(Mark.DA_CAPO).with(Barlines.Style.FINAL));
        measures.set(
                5,
                new Measure(
                        "X1",
                        Rational.of(20),
                        Rational.of(5, 2),
                        new Metre(List.of(3, 2), 8, Metre.Sign.NUMBERS),
                        true,
                        measures.get(5).barlines()));
        List<ChordSymbol> chords = List.of(
                new ChordSymbol(
                        Rational.of(1, 3),
                        NoteName.parse("B-"),
                        ChordKind.DOMINANT,
                        List.of(new Degree(9, -1, Degree.Change.ADD), new Degree(5, 0, Degree.Change.SUBTRACT)),
                        NoteName.parse("D"),
                        "Bb7(b9)/D"),
                ChordSymbol.of(Rational.of(1, 3), NoteName.parse("C"), ChordKind.MINOR),
                new ChordSymbol(Rational.of(6), null, ChordKind.NONE, List.of(), null, "N.C."),
                new ChordSymbol(Rational.of(9), null, ChordKind.OTHER, List.of(), null, "tacet"));
        Timeline<Key> keys = Timeline.of(
                new Key(-3, Mode.DORIAN), List.of(new Timeline.Change<>(Rational.of(19, 2), new Key(2, Mode.NONE))));
        TempoMap tempos = TempoMap.of(List.of(new Timeline.Change<>(Rational.of(5, 4), Rational.of(1417, 16))));
        Metadata metadata = new Metadata(
                "A & <B>", "C", "D", "E", "7", new java.util.TreeMap<>(Map.of("rights", "none", "Z", "me")));
        Score score = new Score(metadata, List.of(drums, horn), measures, tempos, keys, chords);
        assertEquals(score, back(score));
        assertEquals(List.of(), notices);
    }

    @Test
    void whatCannotBeKeptIsTold() throws IOException {
        ChordSymbol german =
                new ChordSymbol(Rational.ZERO, NoteName.parse("B"), ChordKind.MAJOR, List.of(), null, "H-Dur");
        Part part = Part.of("a part", "", List.of(Note.of(Rational.ZERO, Rational.ONE, Pitch.parse("C4"))));
        Score score = new Score(
                Metadata.NONE,
                List.of(part),
                List.of(Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR)),
                TempoMap.constant(Rational.of(1000, 7)),
                Timeline.of(Key.C_MAJOR),
                List.of(german));
        written(score);
        assertEquals(
                List.of(
                        "The id \"a part\" of a part is no XML id or comes twice: another is given",
                        "The text of a chord symbol does not begin with its root and end with its bass: left out",
                        "A tempo is rounded to 12 digits"),
                notices.stream().map(Notice::message).toList());
    }

    private static Notation notation(int quarters) {
        return Notation.of(Rational.of(quarters));
    }

    private static void mark(List<Measure> measures, int index, Barlines barlines) {
        measures.set(index, measures.get(index).with(barlines));
    }

    private static Score score(Part part) {
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            measures.add(Measure.of(i + 1, Rational.of(4L * i), Metre.FOUR_FOUR));
        }
        return new Score(Metadata.NONE, List.of(part), measures, TempoMap.DEFAULT, Timeline.of(Key.C_MAJOR), List.of());
    }

    private Score back(Score score) throws IOException {
        return Xml.read(written(score)).score();
    }

    private String written(Score score) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        notices = new MusicXmlWriter().write(score, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String lines(String... elements) {
        StringBuilder text = new StringBuilder();
        int depth = 3;
        for (String element : elements) {
            depth -= element.startsWith("</") ? 1 : 0;
            text.append(" ".repeat(depth)).append(element).append("\n");
            depth += !element.startsWith("</") && !element.endsWith("/>") && !element.contains("</") ? 1 : 0;
        }
        return text.toString();
    }
}
