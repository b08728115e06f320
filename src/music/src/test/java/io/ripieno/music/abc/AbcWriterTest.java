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
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import io.ripieno.music.score.Unfolding;
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
    void changesBetweenNotesStandOverHiddenRests() throws IOException {
        Score score = changing(
                Timeline.of(Key.C_MAJOR, List.of(change(3, new Key(1, Mode.MAJOR)), change(4, new Key(2, Mode.MAJOR)))),
                TempoMap.of(List.of(change(1, Rational.of(90)), change(7, Rational.of(60)))));

        assertThat(body(score)).isEqualTo("c8 & x2[Q:1/4=90]x4[K:G]x2 | [K:D]=c4 d4 & x6[Q:1/4=60]x2 |\n");
        Score read = AbcText.tune(write(score));
        assertThat(read.keys()).isEqualTo(score.keys());
        assertThat(read.tempos()).isEqualTo(score.tempos());
        assertThat(AbcText.sounding(read)).isEqualTo("C5@0+4 C5@4+2 D5@6+2");
    }

    @Test
    void aKeyAfterOneBetweenNotesHoldsForWhatComesNext() throws IOException {
        Score score = changing(
                Timeline.of(
                        Key.C_MAJOR, List.of(change(5, new Key(1, Mode.MAJOR)), change(6, new Key(-4, Mode.MAJOR)))),
                TempoMap.DEFAULT);

        Score read = AbcText.tune(write(score));
        assertThat(read.keys()).isEqualTo(score.keys());
        assertThat(AbcText.sounding(read)).isEqualTo("C5@0+4 C5@4+2 D5@6+2");
    }

    @Test
    void changesAfterTheLastMeasureAreLeftOutWithANotice() throws IOException {
        Score score = changing(
                Timeline.of(Key.C_MAJOR, List.of(change(8, new Key(1, Mode.MAJOR)))),
                TempoMap.of(List.of(change(9, Rational.of(90)))));

        assertThat(new AbcWriter().write(score, new ByteArrayOutputStream()))
                .extracting(Notice::message)
                .containsExactly(
                        "The change of key at quarter 8 comes after the last measure and is left out",
                        "The change of tempo at quarter 9 comes after the last measure and is left out");
    }

    private static <T> Timeline.Change<T> change(long onset, T value) {
        return new Timeline.Change<>(Rational.of(onset), value);
    }

    private static Score changing(Timeline<Key> keys, TempoMap tempos) {
        Score score = score(List.of(note(0, 4, "C5"), note(4, 2, "C5"), note(6, 2, "D5")), List.of());
        return new Score(score.metadata(), score.parts(), score.measures(), tempos, keys, List.of());
    }

    @Test
    void repeatsOfMoreTimesThanCanBeReadAreWrittenOut() throws IOException {
        Score score = score(List.of(note(0, 4, "C5"), note(4, 4, "D5")), List.of());
        for (int times : new int[] {64, 100}) {
            List<Measure> measures = List.of(
                    score.measures().get(0).with(Barlines.PLAIN.withEndRepeat(times)),
                    score.measures().get(1));
            Score repeated =
                    new Score(score.metadata(), score.parts(), measures, score.tempos(), score.keys(), List.of());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<Notice> notices = new AbcWriter().write(repeated, out);
            Score read = AbcText.tune(out.toString(StandardCharsets.UTF_8));

            assertThat(AbcText.sounding(Unfolding.of(read, ScoreLimits.DEFAULT)))
                    .isEqualTo(AbcText.sounding(Unfolding.of(repeated, ScoreLimits.DEFAULT)));
            assertThat(notices).hasSize(times > 64 ? 1 : 0);
        }
    }

    @Test
    void anEndingIsWrittenSoThatItIsReadAsLong() throws IOException {
        for (int bits = 0; bits < 256; bits++) {
            Score score = endings(bits);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new AbcWriter().write(score, out);
            Score read = AbcText.tune(out.toString(StandardCharsets.UTF_8));

            assertThat(read.measures().stream()
                            .map(measure -> measure.barlines().endings()))
                    .as(out.toString(StandardCharsets.UTF_8))
                    .containsExactlyElementsOf(score.measures().stream()
                            .map(measure -> measure.barlines().endings())
                            .toList());
        }
    }

    /** One to four bars of a second ending, closed or not, then bars with or without signs. */
    private static Score endings(int bits) {
        List<Measure> measures = new ArrayList<>();
        int second = 1 + (bits & 3);
        for (int i = 0; i < 8; i++) {
            Barlines barlines = Barlines.PLAIN;
            if (i == 1 || i == 2) {
                barlines = barlines.withEndings(List.of(1)).withEndRepeat(i == 2 ? 2 : 0);
            } else if (i > 2 && i < 3 + second) {
                barlines = barlines.withEndings(List.of(2));
            } else if (i == 7 && (bits & 4) > 0) {
                barlines = barlines.withEndRepeat(2);
            } else if (i == 7 && (bits & 8) > 0) {
                barlines = barlines.with(Barlines.Style.FINAL);
            }
            if (i == 2 + second && (bits & 16) > 0) {
                barlines = barlines.withEndRepeat(2);
            }
            if (i == 3 + second && (bits & 32) > 0 || i == 6 && (bits & 64) > 0 && second < 4) {
                barlines = barlines.withStartRepeat();
            }
            if (i == 2 + second && (bits & 128) > 0) {
                barlines = barlines.with(Barlines.Style.DOUBLE);
            }
            measures.add(Measure.of(i + 1, Rational.of(4L * i), Metre.FOUR_FOUR).with(barlines));
        }
        Score score = score(List.of(note(0, 4, "C5")), List.of());
        return new Score(score.metadata(), score.parts(), measures, score.tempos(), score.keys(), List.of());
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
