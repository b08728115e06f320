package io.ripieno.music.musicxml;

import static io.ripieno.music.musicxml.Xml.FOUR_FOUR;
import static io.ripieno.music.musicxml.Xml.note;
import static io.ripieno.music.musicxml.Xml.part;
import static io.ripieno.music.musicxml.Xml.partwise;
import static io.ripieno.music.musicxml.Xml.read;
import static io.ripieno.music.musicxml.Xml.rest;
import static io.ripieno.music.musicxml.Xml.score;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.ChordSymbol.Degree;
import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chord symbols, keys, tempos, transposing parts, the header, encodings. */
class ScoreContentsTest {
    @Test
    void chordSymbolsKeepKindDegreesBassAndText() throws ScoreException {
        String harmony = "<harmony><root><root-step>F</root-step><root-alter>1</root-alter></root>"
                + "<kind text='m7b5'>half-diminished</kind><bass><bass-step>A</bass-step></bass>"
                + "<degree><degree-value>9</degree-value><degree-alter>-1</degree-alter><degree-type>add</degree-type></degree>"
                + "<frame><frame-strings>6</frame-strings></frame></harmony>";
        assertEquals(
                new ChordSymbol(
                        Rational.ZERO,
                        NoteName.parse("F#"),
                        ChordKind.HALF_DIMINISHED,
                        List.of(new Degree(9, -1, Degree.Change.ADD)),
                        NoteName.parse("A"),
                        "F#m7b5/A"),
                read(score(FOUR_FOUR + harmony + note("C4", 16)))
                        .score()
                        .chords()
                        .get(0));
    }

    @Test
    void chordSymbolsOverAHeldNoteStandAtTheirOffsets() throws ScoreException {
        List<ChordSymbol> chords = read(score(
                        FOUR_FOUR
                                + rest(4)
                                + chord("C", "<offset>4</offset>")
                                + chord("D", "<offset>8</offset>")
                                + chord("E", "<offset>-2</offset>")
                                + note("C4", 12),
                        chord("F", "<offset>-40</offset>") + note("C4", 16)))
                .score()
                .chords();
        assertEquals(
                "[E, C, D, F]", chords.stream().map(ChordSymbol::root).toList().toString());
        assertEquals(
                "[1/2, 2, 3, 4]",
                chords.stream().map(ChordSymbol::onset).toList().toString());
    }

    @Test
    void noChordAndUnknownKindsAreTold() throws ScoreException {
        var tune = read(score(FOUR_FOUR
                + "<harmony><root><root-step text=''>C</root-step></root><kind text='N.C.'>none</kind></harmony>"
                + "<harmony><root><root-step>C</root-step></root><kind>blue</kind></harmony>"
                + "<harmony><function>V7</function><kind text=''>none</kind></harmony>"
                + note("C4", 16)));
        List<ChordSymbol> chords = tune.score().chords();
        assertEquals(
                List.of(ChordKind.NONE, ChordKind.OTHER),
                chords.stream().map(ChordSymbol::kind).toList());
        assertEquals(
                List.of("N.C.", "Cblue"), chords.stream().map(ChordSymbol::text).toList());
        assertEquals(2, tune.notices().size());
    }

    @Test
    void aTransposingPartIsReadAsItSounds() throws ScoreException {
        String clarinet =
                "<attributes><divisions>4</divisions><key><fifths>2</fifths><mode>major</mode></key><transpose>"
                        + "<diatonic>-1</diatonic><chromatic>-2</chromatic><octave-change>-1</octave-change></transpose></attributes>";
        Score score = read(score(clarinet + chord("D", "") + note("D5", 16))).score();
        Part part = score.parts().get(0);
        assertEquals(new Interval(-8, -14), part.transposition());
        assertEquals("C4", part.notes().get(0).pitch().toString());
        assertEquals(new Key(0, Mode.MAJOR), score.keys().first());
        assertEquals(NoteName.parse("C"), score.chords().get(0).root());
    }

    @Test
    void aChangeOfTranspositionKeepsWhatSounds() throws ScoreException {
        String transpose =
                "<attributes><transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose></attributes>";
        var tune = read(score(FOUR_FOUR + note("C4", 16), transpose + note("D4", 16)));
        assertEquals(
                "[C4, C4]",
                tune.score().parts().get(0).notes().stream()
                        .map(Note::pitch)
                        .toList()
                        .toString());
        assertEquals(
                "The part changes its transposition: notes are read as they sound",
                tune.notices().get(0).message());
    }

    @Test
    void temposComeFromSoundOrElseFromTheMetronome() throws ScoreException {
        String metronome = "<direction><direction-type><metronome><beat-unit>quarter</beat-unit><beat-unit-dot/>"
                + "<per-minute>80</per-minute></metronome></direction-type>";
        Score score = read(score(
                        FOUR_FOUR + metronome + "</direction>" + rest(16),
                        metronome + "<offset>8</offset><sound tempo='90.5'/></direction>" + rest(16)))
                .score();
        assertEquals(
                "[Change[onset=0, value=120], Change[onset=6, value=181/2]]",
                score.tempos().quartersPerMinute().changes().toString());
    }

    @Test
    void keysMayChangeInsideAMeasure() throws ScoreException {
        Score score = read(score(FOUR_FOUR + rest(8)
                        + "<attributes><key><fifths>-3</fifths><mode>minor</mode></key></attributes>" + rest(8)))
                .score();
        assertEquals(new Key(-3, Mode.MINOR), score.keys().at(Rational.of(2)));
        assertEquals(Key.C_MAJOR, score.keys().at(Rational.ONE));
    }

    @Test
    void theHeaderNamesTitlePeopleAndParts() throws ScoreException {
        String header = "<work><work-number>7</work-number><work-title>Air &amp; Dance</work-title></work>"
                + "<movement-title>Dance</movement-title><identification><creator type='composer'>A. Composer</creator>"
                + "<creator type='lyricist'>A. Poet</creator><creator>Somebody</creator><rights>none</rights>"
                + "<encoding><software>Some Editor</software></encoding><source>Book 1</source></identification><part-list>";
        String document = score(FOUR_FOUR + note("C4", 16))
                .replace("<part-list>", header)
                .replace(
                        "</score-part>",
                        "<midi-instrument id='I'><midi-channel>3</midi-channel><midi-program>74</midi-program>"
                                + "</midi-instrument></score-part>");
        Score score = read(document).score();
        assertEquals(
                new Metadata("Air & Dance", "A. Composer", "A. Poet", "Book 1", "7", new java.util.TreeMap<>())
                        .withOther(Map.of(
                                "creator", "Somebody",
                                "movement-title", "Dance",
                                "rights", "none",
                                "software", "Some Editor")),
                score.metadata());
        assertEquals(new Instrument(73, 3), score.parts().get(0).instrument());
        assertEquals("Part 1", score.parts().get(0).name());
    }

    @Test
    void partsStandInTheOrderOfThePartList() throws ScoreException {
        Score score = read(partwise(part("P2", note("C4", 1)), part("P1", note("D4", 1))))
                .score();
        assertEquals(List.of("P1", "P2"), score.parts().stream().map(Part::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void encodingsAreUnderstood(String encoding) throws ScoreException {
        String document = titled("Pr\u00e9lude").replace("encoding='UTF-8'", "encoding='" + encoding + "'");
        var tune = read(document.getBytes(Charset.forName(encoding)));
        assertEquals("Pr\u00e9lude", tune.score().metadata().title());
        assertEquals(List.of(), tune.notices());
    }

    @Test
    void aByteOrderMarkWinsOverTheDeclaration() throws ScoreException {
        String document = "\ufeff" + titled("Pr\u00e9lude").replace("encoding='UTF-8'", "encoding='ISO-8859-1'");
        assertEquals(
                "Pr\u00e9lude",
                read(document.getBytes(StandardCharsets.UTF_8))
                        .score()
                        .metadata()
                        .title());
    }

    @Test
    void bytesThatAreNoUtf8AreTakenAsLatin1WithANotice() throws ScoreException {
        var tune = read(titled("Pr\u00e9lude").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("Pr\u00e9lude", tune.score().metadata().title());
        assertEquals(
                "the bytes are no valid UTF-8, read as Latin-1",
                tune.notices().get(0).message());
    }

    @Test
    void blankLinesBeforeTheDeclarationAreForgiven() throws ScoreException {
        assertEquals("Air", read("\n\n  " + titled("Air")).score().metadata().title());
    }

    private static String titled(String title) {
        return score(FOUR_FOUR + note("C4", 16))
                .replace("<part-list>", "<work><work-title>" + title + "</work-title></work><part-list>");
    }

    private static String chord(String root, String offset) {
        return "<harmony><root><root-step>" + root + "</root-step></root><kind>major</kind>" + offset + "</harmony>";
    }
}
