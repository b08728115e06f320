package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbcWriterTest {
    @Test
    void aTuneLooksAsAMusicianWouldWriteIt() throws IOException {
        String text = """
                X:7
                T:Test Reel
                C:Trad.
                R:reel
                M:C|
                L:1/8
                Q:1/4=200
                K:Em
                |:D|"Em"E2BE dEBE|"Em"E2BE "D"AF D2|{g}"Em"E2BE (3Bcd e2|1 "Bm7"BA^GF E3 :|2 BAGF E4|]
                """;

        assertThat(write(AbcText.tune(text))).isEqualTo("""
                X:7
                T:Test Reel
                C:Trad.
                R:reel
                M:C|
                L:1/8
                Q:1/4=200
                K:Em
                |:D | "Em"E2 BE dEBE | "Em"E2 BE "D"AF D2 | "Em"{g}E2 BE (3Bcd e2 |1 "Bm7"BA^GF E3 :|2
                BAGF E4 |]
                """);
    }

    @Test
    void voicesStandUnderEachOther() throws IOException {
        String text = """
                X:1
                M:3/4
                L:1/4
                V:1 name="Violin"
                V:2 name="Clarinet" transpose=-2
                K:C
                [V:1] c d e |
                [V:2] D2 ^F |
                """;

        assertThat(write(AbcText.tune(text))).isEqualTo(text.replace("D2 ^F", "[K:D]D2 F"));
    }

    @Test
    void playedNotesAreCutAtBarLinesAndSpreadOverLines() throws IOException {
        List<Event> events = List.of(note(0, 3, "E4"), note(1, 4, "C5"), note(6, 1, "G4"));

        assertThat(body(score(events, List.of()))).isEqualTo("E3 z & x c3- | c z G z |\n");
    }

    @Test
    void chordSymbolsBetweenNotesStandOverHiddenRests() throws IOException {
        ChordSymbol chord = ChordSymbol.of(Rational.of(2), Pitch.parse("A4").name(), ChordKind.MINOR_SEVENTH);

        assertThat(body(score(List.of(note(0, 4, "C5"), note(4, 4, "C5")), List.of(chord))))
                .isEqualTo("c8 & x4\"Am7\"x4 | c8 |\n");
    }

    @Test
    void anEndingThatNothingClosesGetsADoubleBar() throws IOException {
        Score score = score(List.of(note(0, 4, "C5"), note(4, 4, "C5")), List.of());
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Barlines barlines = i == 0
                    ? Barlines.PLAIN.withEndings(List.of(1)).withEndRepeat(2)
                    : i < 3 ? Barlines.PLAIN.withEndings(List.of(2)) : Barlines.PLAIN;
            measures.add(Measure.of(i + 1, Rational.of(4L * i), Metre.FOUR_FOUR).with(barlines));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Notice> notices = new AbcWriter()
                .write(
                        new Score(score.metadata(), score.parts(), measures, score.tempos(), score.keys(), List.of()),
                        out);

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("[1c8 :|2 c8 | z8 || z8 |\n");
        assertThat(notices)
                .extracting(Notice::message)
                .containsExactly("A double bar closes the ending [2] of measure 3, since ABC has no other sign for it");
    }

    @Test
    void whatASayOfItselfComesBack() throws IOException {
        Metadata metadata = new Metadata(
                "100% \\ R&B &eacute;",
                "One\nTwo",
                "Poet",
                "Book",
                "12",
                new java.util.TreeMap<>(
                        Map.of("titles", "Second", "rhythm", "jig", "software", "a\nb\\n", "lyrics", "la\nla")));
        Score score =
                score(List.of(note(0, 4, "C5"), note(4, 4, "C5")), List.of()).withMetadata(metadata);

        assertThat(AbcText.tune(write(score)).metadata()).isEqualTo(metadata);
    }

    @Test
    void threeSharpsAreRefusedByName() {
        Score score = score(List.of(note(0, 8, "F###5")), List.of());

        assertThatThrownBy(() -> write(score))
                .isInstanceOfSatisfying(
                        ScoreException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_WRITABLE))
                .hasMessage("The note F###5 has more accidentals than ABC can write: simplify the score first.");
    }

    private static Event note(long onset, long duration, String pitch) {
        return Note.of(Rational.of(onset), Rational.of(duration), Pitch.parse(pitch));
    }

    private static Score score(List<Event> events, List<ChordSymbol> chords) {
        List<Measure> measures =
                List.of(Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR), Measure.of(2, Rational.of(4), Metre.FOUR_FOUR));
        return new Score(
                Metadata.titled("T"),
                List.of(Part.of("P1", "", events)),
                measures,
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                chords);
    }

    private static String body(Score score) throws IOException {
        String text = write(score);
        return text.substring(text.indexOf("K:C\n") + 4);
    }

    private static String write(Score score) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AbcWriter().write(score, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
