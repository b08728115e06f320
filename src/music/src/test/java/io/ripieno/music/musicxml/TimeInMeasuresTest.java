package io.ripieno.music.musicxml;

import static io.ripieno.music.musicxml.Xml.FOUR_FOUR;
import static io.ripieno.music.musicxml.Xml.chordNote;
import static io.ripieno.music.musicxml.Xml.note;
import static io.ripieno.music.musicxml.Xml.part;
import static io.ripieno.music.musicxml.Xml.partwise;
import static io.ripieno.music.musicxml.Xml.pitch;
import static io.ripieno.music.musicxml.Xml.read;
import static io.ripieno.music.musicxml.Xml.rest;
import static io.ripieno.music.musicxml.Xml.score;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.Tuplet;
import io.ripieno.music.score.Unpitched;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When notes sound, and how long measures are. */
class TimeInMeasuresTest {
    @Test
    void divisionsMayChangeInsideAMeasure() throws ScoreException {
        Score score = read(score(FOUR_FOUR
                        + note("C4", 4)
                        + "<attributes><divisions>0.5</divisions></attributes>"
                        + note("D4", 1)
                        + "<attributes><divisions>1000</divisions></attributes>"
                        + note("E4", 1000)))
                .score();
        assertEquals("C4@0+1 D4@1+2 E4@3+1", notes(score));
    }

    @Test
    void notesOfAChordLastAsLongAsItsFirst() throws ScoreException {
        Score score = read(score(FOUR_FOUR + note("C4", 8) + chordNote("E4", 4) + chordNote("G4", 16) + note("A4", 8)))
                .score();
        assertEquals("C4@0+2 E4@0+2 G4@0+2 A4@2+2", notes(score));
    }

    @Test
    void backupAndForwardMoveTheVoices() throws ScoreException {
        Score score = read(score(FOUR_FOUR
                        + note("C5", 16, "<voice>1</voice>")
                        + "<backup><duration>16</duration></backup><forward><duration>4</duration></forward>"
                        + note("C4", 4, "<voice>2</voice>", "<staff>2</staff>")))
                .score();
        assertEquals("C5@0+4 C4@1+1", notes(score));
        Note low = score.parts().get(0).notes().get(1);
        assertEquals(2, low.voice());
        assertEquals(2, low.staff());
        assertEquals(2, score.parts().get(0).staves());
    }

    @Test
    void aBackupBeforeTheMeasureLeadsToItsStart() throws ScoreException {
        var tune = read(score(FOUR_FOUR + note("C5", 4) + "<backup><duration>40</duration></backup>" + note("C4", 4)));
        assertEquals("C4@0+1 C5@0+1", notes(tune.score()));
        assertEquals(1, tune.notices().size());
    }

    @Test
    void aForwardBeyondTheBarMakesItNoLonger() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + note("C5", 4) + "<forward><duration>400</duration></forward>", note("D5", 16)))
                .score();
        assertEquals("C5@0+1 D5@4+4", notes(score));
    }

    @Test
    void aMeasureLastsAsLongAsTheLongestPartInIt() throws ScoreException {
        Score score = read(partwise(
                        part("P1", FOUR_FOUR, note("E4", 4)),
                        part("P2", FOUR_FOUR + note("C4", 16), rest(8) + note("D4", 4))))
                .score();
        assertEquals("4 3", lengths(score));
        assertEquals("E4@4+1", notes(score.parts().get(0)));
        assertEquals("C4@0+4 D4@6+1", notes(score.parts().get(1)));
    }

    @Test
    void aShortFirstMeasureIsAPickup() throws ScoreException {
        Score score = read(score(FOUR_FOUR + note("G4", 4), note("C5", 16))
                        .replace("number='1'", "number='0' implicit='yes'"))
                .score();
        assertEquals("1 4", lengths(score));
        assertTrue(score.measures().get(0).implicit());
        assertEquals("0", score.measures().get(0).label());
    }

    @Test
    void anEmptyMeasureIsFull() throws ScoreException {
        assertEquals(
                "3 3",
                lengths(read(score(
                                "<attributes><time><beats>3</beats><beat-type>4</beat-type></time></attributes>", ""))
                        .score()));
    }

    @Test
    void tupletsMayBeginOnChords() throws ScoreException {
        String triplet = "<type>eighth</type><time-modification><actual-notes>3</actual-notes>"
                + "<normal-notes>2</normal-notes></time-modification>";
        Score score = read(score("<attributes><divisions>3</divisions></attributes>"
                        + note("C4", 1, triplet)
                        + "<note><chord/>" + pitch("E4") + "<duration>1</duration>" + triplet + "</note>"
                        + note("D4", 1, triplet)
                        + note("E4", 1, triplet)))
                .score();
        assertEquals("C4@0+1/3 E4@0+1/3 D4@1/3+1/3 E4@2/3+1/3", notes(score));
        assertTrue(score.parts().get(0).notes().stream()
                .allMatch(note -> Tuplet.TRIPLET.equals(note.notation().tuplet())));
    }

    @Test
    void graceNotesTakeNoTime() throws ScoreException {
        Score score = read(score(FOUR_FOUR
                        + "<note><grace slash='yes'/>" + pitch("B4") + "</note>"
                        + "<note><grace/>" + pitch("D5") + "</note>"
                        + note("C5", 4)))
                .score();
        assertEquals("B4@0+0 D5@0+0 C5@0+1", notes(score));
        assertEquals(
                List.of(Grace.ACCIACCATURA, Grace.APPOGGIATURA, Grace.NONE),
                score.parts().get(0).notes().stream().map(Note::grace).toList());
    }

    @Test
    void cueNotesAreLeftOutAndTakeTheirTime() throws ScoreException {
        var tune =
                read(score(FOUR_FOUR + "<note><cue/>" + pitch("C4") + "<duration>4</duration></note>" + note("D4", 4)));
        assertEquals("D4@1+1", notes(tune.score()));
        assertEquals("Cue notes are not played: left out", tune.notices().get(0).message());
    }

    @Test
    void tiesAreReadFromPlaybackOrElseFromNotation() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + note("C4", 16, "<tie type='start'/>"),
                        note("C4", 16, "<notations><tied type='stop'/><tied type='start'/></notations>"),
                        note("C4", 16, "<tie type='stop'/>")))
                .score();
        assertEquals(
                List.of(Tie.START, Tie.BOTH, Tie.STOP),
                score.parts().get(0).notes().stream().map(Note::tie).toList());
        assertEquals(
                Rational.of(12), score.parts().get(0).soundingNotes().get(0).duration());
    }

    @Test
    void aMetreMayChangeInsideAMeasureWhichSplitsIt() throws ScoreException {
        Score score = read(score(FOUR_FOUR.replace("<beats>4", "<beats>2")
                        + note("C4", 8)
                        + "<attributes><time><beats>3</beats><beat-type>8</beat-type></time></attributes>"
                        + note("D4", 6)))
                .score();
        assertEquals("2 3/2", lengths(score));
        assertEquals(Metre.of(3, 8), score.measures().get(1).metre());
        assertTrue(score.measures().get(1).implicit());
    }

    @Test
    void additiveAndFreeMetresAreRead() throws ScoreException {
        Score score = read(score(
                        "<attributes><time><beats>3+2</beats><beat-type>8</beat-type></time></attributes>",
                        "<attributes><time><beats>3</beats><beat-type>8</beat-type><beats>1</beats><beat-type>4</beat-type>"
                                + "</time></attributes>",
                        "<attributes><time symbol='cut'><beats>2</beats><beat-type>2</beat-type></time></attributes>",
                        "<attributes><time><senza-misura/></time></attributes>" + note("C4", 7)))
                .score();
        List<Metre> metres = score.measures().stream().map(Measure::metre).toList();
        assertEquals("[3+2/8, 3+2/8, 2/2]", metres.subList(0, 3).toString());
        assertEquals(Metre.Sign.CUT, metres.get(2).sign());
        assertEquals(Metre.Sign.FREE, metres.get(3).sign());
        assertEquals("5/2 5/2 4 7", lengths(score));
    }

    @Test
    void measuresUnderARepeatSignGetCopies() throws ScoreException {
        String repeat =
                "<attributes><measure-style><measure-repeat type='start'>1</measure-repeat></measure-style></attributes>";
        Score score = read(score(FOUR_FOUR + note("C4", 16), repeat + rest(16), rest(16)))
                .score();
        assertEquals("C4@0+4 C4@4+4 C4@8+4", notes(score));
    }

    @Test
    void aTimewiseScoreReadsAsAPartwiseOne() throws ScoreException {
        String first = FOUR_FOUR + note("C4", 16);
        String second = FOUR_FOUR + note("E4", 16);
        String timewise = "<score-timewise><part-list><score-part id='P1'><part-name>Part 1</part-name></score-part>"
                + "<score-part id='P2'><part-name>Part 2</part-name></score-part></part-list>"
                + "<measure number='1'><part id='P1'>" + first + "</part><part id='P2'>" + second + "</part></measure>"
                + "<measure number='2'><part id='P1'>" + rest(16) + "</part><part id='P2'/></measure></score-timewise>";
        Score partwise = read(partwise(part("P1", first, rest(16)), part("P2", second, "")))
                .score();
        assertEquals(partwise, read(timewise).score());
    }

    @Test
    void unpitchedNotesKnowTheirDrum() throws ScoreException {
        String document = partwise(part(
                        "P1",
                        FOUR_FOUR
                                + "<note><unpitched><display-step>F</display-step><display-octave>4</display-octave></unpitched>"
                                + "<duration>16</duration><instrument id='K'/></note>"))
                .replace(
                        "</score-part>",
                        "<score-instrument id='K'><instrument-name>Kick</instrument-name></score-instrument>"
                                + "<midi-instrument id='K'><midi-channel>10</midi-channel><midi-unpitched>37</midi-unpitched>"
                                + "</midi-instrument></score-part>");
        Part part = read(document).score().parts().get(0);
        assertTrue(part.instrument().isPercussion());
        assertEquals(
                "[36]",
                part.events().stream()
                        .map(event -> ((Unpitched) event).key())
                        .toList()
                        .toString());
    }

    @Test
    void restsAreKept() throws ScoreException {
        Event rest = read(score(FOUR_FOUR + rest(16)))
                .score()
                .parts()
                .get(0)
                .events()
                .get(0);
        assertEquals(Rest.of(Rational.ZERO, Rational.of(4)), rest);
    }

    private static String notes(Score score) {
        return notes(score.parts().get(0));
    }

    private static String notes(Part part) {
        return part.notes().stream()
                .map(note -> note.pitch() + "@" + note.onset() + "+" + note.duration())
                .collect(Collectors.joining(" "));
    }

    private static String lengths(Score score) {
        return score.measures().stream()
                .map(measure -> measure.length().toString())
                .collect(Collectors.joining(" "));
    }
}
