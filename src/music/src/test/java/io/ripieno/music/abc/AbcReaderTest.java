package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Step;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.Tune;
import io.ripieno.music.score.Tuplet;
import io.ripieno.music.score.Unfolding;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AbcReaderTest {
    @Test
    void notesHaveOctavesAndLengths() throws ScoreException {
        Score score = AbcText.body("C,, C, C c c' | c2 c3/2 c/ c/4 c// | c4 |");

        assertThat(AbcText.pitches(score)).isEqualTo("C2 C3 C4 C5 C6 C5 C5 C5 C5 C5 C5");
        assertThat(AbcText.durations(score)).isEqualTo("1 1 1 1 1 2 3/2 1/2 1/4 1/4 4");
    }

    @Test
    void accidentalsHoldInAllOctavesUntilTheBarEnds() throws ScoreException {
        assertThat(AbcText.pitches(AbcText.body("^F f _B =B | F B __e ^^g|")))
                .isEqualTo("F#4 F#5 B-4 B4 F4 B4 E--5 G##5");
        assertThat(AbcText.pitches(AbcText.body("%%propagate-accidentals octave\n^F f F|")))
                .isEqualTo("F#4 F5 F#4");
        assertThat(AbcText.pitches(AbcText.body("I:propagate-accidentals not\n^F F|")))
                .isEqualTo("F#4 F4");
    }

    @Test
    void keysAndModesAlterTheirLetters() throws ScoreException {
        assertThat(scaleIn("D")).isEqualTo("C#4 D4 E4 F#4 G4 A4 B4");
        assertThat(scaleIn("Ebm")).isEqualTo("C-4 D-4 E-4 F4 G-4 A-4 B-4");
        assertThat(scaleIn("E dorian")).isEqualTo("C#4 D4 E4 F#4 G4 A4 B4");
        assertThat(scaleIn("AMix")).isEqualTo("C#4 D4 E4 F#4 G4 A4 B4");
        assertThat(scaleIn("G Phrygian")).isEqualTo("C4 D4 E-4 F4 G4 A-4 B-4");
        assertThat(scaleIn("Flyd")).isEqualTo("C4 D4 E4 F4 G4 A4 B4");
        assertThat(scaleIn("B loc")).isEqualTo("C4 D4 E4 F4 G4 A4 B4");
        assertThat(scaleIn("HP")).isEqualTo("C#4 D4 E4 F#4 G4 A4 B4");
        assertThat(scaleIn("none")).isEqualTo("C4 D4 E4 F4 G4 A4 B4");
        assertThat(scaleIn("D exp _b ^f")).isEqualTo("C4 D4 E4 F#4 G4 A4 B-4");
        assertThat(scaleIn("Dmix=c ^g")).isEqualTo("C4 D4 E4 F#4 G#4 A4 B4");
        assertThat(scaleIn("^c")).isEqualTo("C#4 D4 E4 F4 G4 A4 B4");
        assertThat(scaleIn("G clef=bass")).isEqualTo("C4 D4 E4 F#4 G4 A4 B4");
    }

    private static String scaleIn(String key) throws ScoreException {
        return AbcText.pitches(AbcText.tune("X:1\nM:none\nK:" + key + "\nCDEFGAB|"));
    }

    @Test
    void keyChangesHoldFromTheirPlace() throws ScoreException {
        Score score = AbcText.body("F F [K:D] F F |\nK:F\nB4 |");

        assertThat(AbcText.pitches(score)).isEqualTo("F4 F4 F#4 F#4 B-4");
        assertThat(score.keys().changes()).hasSize(3);
        assertThat(score.keys().at(Rational.of(2)).fifths()).isEqualTo(2);
        assertThat(score.keys().at(Rational.of(4)).fifths()).isEqualTo(-1);
    }

    @Test
    void theUnitIsASixteenthBelowThreeQuartersOfABar() throws ScoreException {
        assertThat(AbcText.durations(AbcText.tune("X:1\nM:2/4\nK:C\nc8|"))).isEqualTo("2");
        assertThat(AbcText.durations(AbcText.tune("X:1\nM:6/8\nK:C\nc6|"))).isEqualTo("3");
        assertThat(AbcText.durations(AbcText.tune("X:1\nK:C\nc8|"))).isEqualTo("4");
        assertThat(AbcText.durations(AbcText.tune("X:1\nM:C\nL:1/16\nK:C\nc8 [L:1/8] c4|")))
                .isEqualTo("2 2");
    }

    @Test
    void metresAreReadInAllTheirForms() throws ScoreException {
        assertThat(metre("C")).isEqualTo("4/4 COMMON");
        assertThat(metre("C|")).isEqualTo("2/2 CUT");
        assertThat(metre("none")).isEqualTo("4/4 FREE");
        assertThat(metre("2+3/8")).isEqualTo("2+3/8 NUMBERS");
        assertThat(metre("(2+2+3)/16")).isEqualTo("2+2+3/16 NUMBERS");
        Score changed = AbcText.body("c4 | [M:3/4] c3 |\nM:2/4\nc2|");
        assertThat(changed.measures().stream().map(measure -> measure.metre().toString()))
                .containsExactly("4/4", "3/4", "2/4");
    }

    private static String metre(String text) throws ScoreException {
        var metre =
                AbcText.tune("X:1\nM:" + text + "\nK:C\nc|c|").measures().get(0).metre();
        return metre + " " + metre.sign();
    }

    @Test
    void temposAreReadInAllTheirForms() throws ScoreException {
        assertThat(tempo("1/4=90")).isEqualTo(Rational.of(90));
        assertThat(tempo("3/8=60 \"Jig\"")).isEqualTo(Rational.of(90));
        assertThat(tempo("\"Slow\" 1/2=40.5")).isEqualTo(Rational.of(81));
        assertThat(tempo("1/4 1/8 = 100")).isEqualTo(Rational.of(150));
        assertThat(tempo("240")).isEqualTo(Rational.of(120));
        assertThat(tempo("C2=100")).isEqualTo(Rational.of(100));
        assertThat(tempo("\"Allegro\"")).isEqualTo(Rational.of(120));
        Score changed = AbcText.body("c4 | [Q:1/4=60] c4 |");
        assertThat(changed.tempos().at(Rational.of(3))).isEqualTo(Rational.of(120));
        assertThat(changed.tempos().at(Rational.of(4))).isEqualTo(Rational.of(60));
    }

    private static Rational tempo(String text) throws ScoreException {
        return AbcText.tune("X:1\nQ:" + text + "\nL:1/8\nM:4/4\nK:C\nc8|")
                .tempos()
                .at(Rational.ZERO);
    }

    @Test
    void brokenRhythmLengthensOneNoteAndShortensTheOther() throws ScoreException {
        Score score = AbcText.body("c>d c<d | c>>d c>>>d | [ce]2 > z2 | c > {g} d c<<d|");

        assertThat(AbcText.durations(score)).isEqualTo("3/2 1/2 1/2 3/2 7/4 1/4 15/8 1/8 3 3 3/2 1/2 1/4 7/4");
        assertThat(score.parts().get(0).events())
                .filteredOn(Rest.class::isInstance)
                .extracting(event -> event.duration().toString())
                .containsExactly("1");
    }

    @Test
    void tupletsHaveTheirDefaultsAndTheirNumbers() throws ScoreException {
        assertThat(AbcText.durations(AbcText.body("(3ccc c2"))).isEqualTo("2/3 2/3 2/3 2");
        assertThat(AbcText.durations(AbcText.body("(2cc c"))).isEqualTo("3/2 3/2 1");
        assertThat(AbcText.durations(AbcText.body("(4cccc (5ccccc"))).isEqualTo("3/4 3/4 3/4 3/4 2/5 2/5 2/5 2/5 2/5");
        assertThat(AbcText.durations(AbcText.tune("X:1\nM:6/8\nL:1/8\nK:C\n(5ccccc c3")))
                .isEqualTo("3/10 3/10 3/10 3/10 3/10 3/2");
        assertThat(AbcText.durations(AbcText.body("(3:2:2 c2c c"))).isEqualTo("4/3 2/3 1");
        assertThat(AbcText.durations(AbcText.body("(3::2 cc c (7:8 ccccccc"))).startsWith("2/3 2/3 1 8/7");
        Score triplet = AbcText.body("(3c/c/c/");
        assertThat(triplet.parts().get(0).notes().get(0).notation().tuplet()).isEqualTo(Tuplet.TRIPLET);
    }

    @Test
    void hyphensTieEqualPitchesAndSlurOthers() throws ScoreException {
        Score score = AbcText.body("c2- c-d | ^f4- | f2 [ce]2- | [ce]2 [c-e] c- | [ce]4");

        assertThat(AbcText.sounding(score)).isEqualTo("C5@0+3 D5@3+1 F#5@4+6 C5@10+4 E5@10+4 C5@14+6 E5@14+1 E5@16+4");
        assertThat(score.parts().get(0).notes().get(1).tie()).isEqualTo(Tie.STOP);
    }

    @Test
    void restsAreHeardOverOneBarOrMany() throws ScoreException {
        Score score = AbcText.body("c z x c | Z2 | c4 |");

        assertThat(score.measures()).hasSize(4);
        assertThat(AbcText.sounding(score)).isEqualTo("C5@0+1 C5@3+1 C5@12+4");
    }

    @Test
    void barLinesCarryRepeatsAndStyles() throws ScoreException {
        assertThat(signs("|: c4 :| c4 || c4 |]")).isEqualTo("(c)2 ||c |]c");
        assertThat(signs("c4 :: c4 :|: c4 :||: c4 :|")).isEqualTo("c)2 (c)2 (c)2|| (c)2");
        assertThat(signs("|:: c4 ::| c4 [|] c4")).isEqualTo("(c)3 c c");
        assertThat(signs("c4 :|\n: c4 | c4 :|]")).isEqualTo("c)2 (c c)2|]");
    }

    @Test
    void aSignClosesAnEndingThatIsLongerThanTheFirst() throws ScoreException {
        assertThat(signs("c4 |1 d4 :|2 e4 | f4 :|")).isEqualTo("c 1c)2 2c 2c)2");
        assertThat(signs("c4 |1 d4 :|2 e4 | f4 || g4 :|")).isEqualTo("c 1c)2 2c 2||c c)2");
        assertThat(signs("c4 |1 d4 :|2 e4 | f4 |: g4 :|")).isEqualTo("c 1c)2 2c c (c)2");
        assertThat(signs("c4 |1 d4 :|2 e4 | f4 |")).isEqualTo("c 1c)2 2c c");
        assertThat(played("c4 |1 d4 :|2 e4 | f4 :|")).isEqualTo("C5 D5 C5 E5 F5");
        assertThat(played("c4 |1 d4 :|2 e4 || f4 :|")).isEqualTo("C5 D5 C5 E5 F5 F5");
    }

    private static String played(String body) throws ScoreException {
        return AbcText.pitches(Unfolding.of(AbcText.body(body), ScoreLimits.DEFAULT));
    }

    @Test
    void temposThatAreNotUnderstoodArePassedOverWithANotice() throws ScoreException {
        assertThat(tempo("1/4=120-130")).isEqualTo(Rational.of(120));
        assertThat(tempo("1/4=80 Adagio")).isEqualTo(Rational.of(80));
        for (String text :
                List.of("Allegro", "1/4", "0", "1/0=60", "1/4=999999", "1/9973 1/9967 1/9949 1/9941=0.000001")) {
            assertThat(tempo(text)).as(text).isEqualTo(Rational.of(120));
        }
        assertThat(AbcText.read("X:1\nQ:Allegro\nK:C\nc|[Q:1/4=60-70]d|").notices())
                .extracting(Notice::toString)
                .containsExactly(
                        "line 2, column 1: In the tempo Q:Allegro \"Allegro\" is not understood; passed over",
                        "line 4, column 3: In the tempo Q:1/4=60-70 \"-70\" is not understood; passed over");
    }

    @Test
    void linesOfTextAndDrawingsAreNoMusic() throws ScoreException {
        String text = "%%begintext\nabc def\n\nK:F\n%%endtext\n";
        Tune.Read read =
                AbcText.read(text + "X:1\n" + text + "M:4/4\nK:C\nc4|\n%%beginsvg\n<a>\n%%endsvg\n" + text + "d4|\n");

        assertThat(AbcText.pitches(read.score())).isEqualTo("C5 D5");
        assertThat(read.notices()).isEmpty();
        assertThat(AbcText.read("X:1\nK:C\nc|\n%%begintext\nd|\n").notices())
                .extracting(Notice::toString)
                .containsExactly("line 4: The text that begins here does not end within the tune");
    }

    @Test
    void clefAndTransposeAddUp() throws ScoreException {
        for (String settings : List.of("clef=treble-8 transpose=-2", "transpose=-2 clef=treble-8")) {
            assertThat(AbcText.pitches(AbcText.tune("X:1\nL:1/4\nV:1 " + settings + "\nK:D\nd|")))
                    .as(settings)
                    .isEqualTo("C4");
        }
        assertThat(AbcText.pitches(AbcText.tune("X:1\nV:1 transpose=-2\nK:D clef=treble+8\nd|")))
                .isEqualTo("C6");
    }

    @Test
    void endingsCoverTheirBars() throws ScoreException {
        assertThat(signs("|: c4 |1 c4 | c4 :|2 c4 | c4 | c4 |]")).isEqualTo("(c 1c 1c)2 2c 2c 2|]c");
        assertThat(signs("|: c4 [1,3 c4 :| [2 c4 :| c4")).isEqualTo("(c 1,3c)2 2c)2 c");
        assertThat(signs("|: c4 |[1-2 c4 :|[3 c4 || c4")).isEqualTo("(c 1,2c)2 3||c c");
    }

    /** One word for each measure: repeats as parentheses, numbers of endings, the bar line. */
    private static String signs(String body) throws ScoreException {
        return AbcText.body(body).measures().stream()
                .map(Measure::barlines)
                .map(AbcReaderTest::signs)
                .collect(Collectors.joining(" "));
    }

    private static String signs(Barlines barlines) {
        String style = barlines.style() == Barlines.Style.REGULAR
                ? ""
                : barlines.style() == Barlines.Style.FINAL ? "|]" : "||";
        String endings = barlines.endings().stream().map(String::valueOf).collect(Collectors.joining(","));
        String repeat = barlines.endRepeat() > 0 ? ")" + barlines.endRepeat() : "";
        return (barlines.startRepeat() ? "(" : "") + endings + (repeat.isEmpty() ? style + "c" : "c" + repeat + style);
    }

    @Test
    void decorationsThatLeadThePlayerMarkTheirMeasures() throws ScoreException {
        Score score = AbcText.body("c4 | !segno! c4 | c4 !fine! | O c4 | c4 !D.S.! |]");

        assertThat(score.measures().stream().map(measure -> measure.barlines().marks()))
                .containsExactly(
                        java.util.Set.of(),
                        java.util.Set.of(Mark.SEGNO),
                        java.util.Set.of(Mark.FINE),
                        java.util.Set.of(Mark.CODA),
                        java.util.Set.of(Mark.DAL_SEGNO));
    }

    @Test
    void aShortFirstBarIsAPickupAndARepeatSplitsABar() throws ScoreException {
        Score score = AbcText.body("c | c4 | c3 :: c | c4 :|");

        assertThat(score.measures().stream().map(measure -> measure.label() + (measure.implicit() ? "i" : "")))
                .containsExactly("0i", "1", "2", "X1i", "3");
    }

    @Test
    void graceNotesTakeNoTime() throws ScoreException {
        Score score = AbcText.body("{gf}c2 {/g}[ce]2|");

        assertThat(AbcText.pitches(score)).isEqualTo("(G5) (F5) C5 (G5) C5 E5");
        assertThat(score.parts().get(0).notes().stream().map(note -> note.grace()))
                .startsWith(Grace.APPOGGIATURA, Grace.APPOGGIATURA, Grace.NONE, Grace.ACCIACCATURA);
        assertThat(score.measures().get(0).length()).isEqualTo(Rational.of(4));
    }

    @Test
    void chordSymbolsStandWhereTheNextNoteBegins() throws ScoreException {
        Score score = AbcText.body("\"Am7\"c2 \"^high\"\"D/f+\"c \"4\"c | \"<G\"\"G\" c4|");

        assertThat(score.chords().stream().map(chord -> chord.onset() + " " + chord.text()))
                .containsExactly("0 Am7", "2 D/f+", "4 G");
        assertThat(score.chords().get(1).bass()).isEqualTo(new NoteName(Step.F, 1));
    }

    @Test
    void chordsSlursDecorationsAndOldLineBreaksAreRead() throws ScoreException {
        Score score = AbcText.body("(.c ~[CEG]2) +EG+ | !trill!uc Tvc`c !\n!c | y2 c4 \\\n| $ c4 *");

        assertThat(AbcText.pitches(score)).isEqualTo("C5 C4 E4 G4 E4 G4 C5 C5 C5 C5 C5 C5");
        assertThat(AbcText.durations(score)).isEqualTo("1 2 2 2 1 1 1 1 1 1 4 4");
    }

    @Test
    void overlaysAreVoicesOfTheSameBar() throws ScoreException {
        Score score = AbcText.body("c4 & E2 G2 | d4 |");

        assertThat(AbcText.sounding(score)).isEqualTo("C5@0+4 E4@0+2 G4@2+2 D5@4+4");
        assertThat(score.parts().get(0).notes().get(1).voice()).isEqualTo(2);
    }

    @Test
    void voicesArePartsSideBySide() throws ScoreException {
        Score score = AbcText.tune("""
                X:1
                M:4/4
                L:1/4
                V:1 name="First"
                V:2 clef=treble-8
                K:G
                [V:1] f4 | [K:C] f4 |
                [V:2] F4 | F4 |
                V:1
                c4 |
                """);

        assertThat(score.parts()).extracting(part -> part.id() + part.name()).containsExactly("1First", "2");
        assertThat(AbcText.sounding(score)).isEqualTo("F#5@0+4 F5@4+4 C5@8+4");
        assertThat(score.parts().get(1).notes())
                .extracting(note -> note.pitch().toString())
                .containsExactly("F#3", "F#3");
        assertThat(score.measures()).hasSize(3);
    }

    @Test
    void fieldsAreWhatATuneSaysAboutItself() throws ScoreException {
        Metadata metadata = AbcText.tune("""
                X: 12
                T: La Nov\\'elle \\& more % a remark
                T: Other name
                C: A. Composer
                S: Book \\u00e9
                Z: one
                +: and two
                R: reel
                O: &Aring;land &eacute;
                K: C
                c4 |
                W: words
                """).metadata();

        assertThat(metadata.number()).isEqualTo("12");
        assertThat(metadata.title()).isEqualTo("La Nov\u00e9lle & more");
        assertThat(metadata.composer()).isEqualTo("A. Composer");
        assertThat(metadata.source()).isEqualTo("Book \u00e9");
        assertThat(metadata.other())
                .containsEntry("titles", "Other name")
                .containsEntry("transcription", "one and two")
                .containsEntry("rhythm", "reel")
                .containsEntry("words", "words")
                .containsEntry("origin", "&Aring;land \u00e9".replace("&Aring;", "\u00c5"));
    }

    @Test
    void bytesThatAreNotUtf8AreLatin1() throws ScoreException {
        byte[] latin = "X:1\nT:Caf\u00e9\nK:C\nc|".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(new AbcReader()
                        .read(new io.ripieno.music.score.ScoreSource("a", latin), ScoreLimits.DEFAULT)
                        .score()
                        .metadata()
                        .title())
                .isEqualTo("Caf\u00e9");
    }

    @Test
    void userSymbolsAndStrayCharactersChangeNoNote() throws ScoreException {
        var read = AbcText.read("X:1\nM:4/4\nL:1/4\nU:W=!trill!\nK:C\nWc ? c 7 qc c|");

        assertThat(AbcText.durations(read.score())).isEqualTo("1 1 1 1");
        assertThat(read.notices())
                .extracting(Object::toString)
                .containsExactly(
                        "line 6, column 4: The character \"?\" means nothing here; passed over",
                        "line 6, column 8: The character \"7\" means nothing here; passed over",
                        "line 6, column 10: The letter \"q\" stands for nothing; passed over");
    }

    @Test
    void scoresWithoutMusicHaveOneEmptyPart() throws ScoreException {
        Score score = AbcText.tune("X:1\nM:C\nL:1/4\nK:C\n");

        assertThat(score.parts()).hasSize(1);
        assertThat(score.measures()).isEqualTo(List.of());
    }
}
