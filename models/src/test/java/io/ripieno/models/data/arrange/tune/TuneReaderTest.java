package io.ripieno.models.data.arrange.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Quality;
import io.ripieno.music.corpus.Fingerprint;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneReaderTest {
    @Test
    void aPickupLiesBeforeTheFirstBarLineAndARepeatIsPlayedOut() {
        SourceTune tune = Abc.tune(Abc.DORIAN);
        assertThat(tune.pickup()).isEqualTo(0.5);
        assertThat(tune.melody().get(1)).isEqualTo(new MelodyNote(0, 1, 74));
        assertThat(tune.bars()).isEqualTo(16);
        double again = 8 * 3.0;
        assertThat(tune.melody())
                .as("the pickup of the repeat fills the bar that the first pass left short")
                .contains(new MelodyNote(again - 0.5, 0.5, 69), new MelodyNote(again, 1, 74));
        assertThat(tune.hasChords()).isFalse();
    }

    @Test
    void chordsCoverEveryBarWithoutGaps() {
        SourceTune tune = Abc.tune(Abc.FIVE);
        assertThat(tune.metre()).isEqualTo(Metre.of(5, 4));
        assertThat(tune.chords().get(0)).isEqualTo(new TuneChord(0, 5, Chord.of(9, Quality.MINOR)));
        assertThat(tune.chords().get(3).chord()).isEqualTo(Chord.of(4, Quality.DOMINANT));
        double at = 0;
        for (TuneChord chord : tune.chords()) {
            assertThat(chord.from()).isEqualTo(at);
            at = chord.to();
        }
        assertThat(at).isEqualTo(tune.bars() * 5.0);
    }

    @Test
    void noChordSoundsWhereTheTuneSaysSoFromTheFirstBarOn() {
        Chord tonic = Chord.of(0, Quality.MAJOR);
        assertThat(Abc.tune(Abc.RESTS_OF_CHORDS).chords())
                .containsExactly(
                        new TuneChord(0, 8, null),
                        new TuneChord(8, 16, tonic),
                        new TuneChord(16, 22, null),
                        new TuneChord(22, 28, Chord.of(7, Quality.DOMINANT)),
                        new TuneChord(28, 32, tonic));
    }

    @Test
    void theFirstChordBeginsWithTheTune() {
        SourceTune tune = Abc.tune("X:1\nM:4/4\nL:1/4\nK:G\nG A \"G\"B A|d e f d|\"C\"g f e d|c B A G|\n");
        assertThat(tune.chords().get(0)).isEqualTo(new TuneChord(0, 2, Chord.of(7, Quality.MAJOR)));
    }

    @Test
    void aSymbolThatNamesNoNotesIsToldWithItsBar() throws Exception {
        Score score = unknownChord("Quartal");
        assertThatThrownBy(() -> TuneReader.read("x", score, UnknownChords.REFUSE))
                .isInstanceOf(UnknownChordException.class)
                .hasMessageStartingWith("The chord symbol \"Quartal\" (other) in bar 6 of x names no notes to play.")
                .hasMessageContaining("Write another");
        assertThat(TuneReader.read("x", score, UnknownChords.HARMONISE).hasChords())
                .isFalse();
    }

    @Test
    void anEmptySymbolNamesNoNotesEither() throws Exception {
        Score score = unknownChord("");
        assertThatThrownBy(() -> TuneReader.read("x", score, UnknownChords.REFUSE))
                .isInstanceOf(UnknownChordException.class)
                .hasMessageContaining("(other) in bar 6 of x");
    }

    @Test
    void aFolderTellsWhichSymbolsNameNoNotes(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.abc"), Abc.PLAIN);
        Abc.write(unknownChord("Quartal"), folder.resolve("b.musicxml"));

        TuneBook refused = TuneBook.read(List.of(folder));
        TuneBook harmonised = TuneBook.read(List.of(folder), UnknownChords.HARMONISE);

        assertThat(refused.tunes()).hasSize(1);
        assertThat(refused.unknownChords())
                .singleElement(STRING)
                .startsWith("The chord symbol \"Quartal\" (other) in bar 6 of b.musicxml");
        assertThat(harmonised.tunes()).hasSize(2);
        assertThat(harmonised.unknownChords()).isEmpty();
    }

    /** Another chord symbol would not help. */
    @Test
    void aTuneThatIsTooShortIsNotToldForItsChords(@TempDir Path folder) throws Exception {
        Abc.write(
                Abc.unknownChord("X:1\nM:4/4\nL:1/4\nK:C\n\"C\"C D E F|\n", 0, "Quartal"),
                folder.resolve("a.musicxml"));
        TuneBook book = TuneBook.read(List.of(folder));
        assertThat(book.refused()).isEqualTo(1);
        assertThat(book.unknownChords()).isEmpty();
    }

    /** Another chord symbol would not help. */
    @Test
    void aTuneWithoutAMelodyIsToldAsThatWhateverItsChords() throws Exception {
        Score tune = unknownChord("Quartal");
        Score silent =
                new Score(tune.metadata(), List.of(), tune.measures(), tune.tempos(), tune.keys(), tune.chords());
        assertThatThrownBy(() -> TuneReader.read("x", silent, UnknownChords.REFUSE))
                .isInstanceOf(NotALeadSheetException.class)
                .hasMessageContaining("No part has a note");
    }

    /** Rests of chords, with another chord in the sixth bar. */
    private static Score unknownChord(String text) throws Exception {
        return Abc.unknownChord(Abc.RESTS_OF_CHORDS, 3, text);
    }

    @Test
    void aShortBarIsFilledUpWithSilence() {
        SourceTune tune = Abc.tune("X:1\nM:4/4\nL:1/4\nK:G\nG A B c|d e f|g f e d|c B A G|\n");
        assertThat(tune.bars()).isEqualTo(4);
        assertThat(tune.melody()).contains(new MelodyNote(8, 1, 79));
    }

    @Test
    void severalNotesAtOnceAreNoMelodyUnlessChordSymbolsTellWhichOneIs() throws Exception {
        String chords = "[CEG]2 E2|G4|c2 B2|A4|";
        assertThatThrownBy(() ->
                        TuneReader.read("x", Abc.score("X:1\nM:4/4\nL:1/4\nK:C\n" + chords), UnknownChords.REFUSE))
                .isInstanceOf(NotALeadSheetException.class);
        SourceTune top =
                TuneReader.read("x", Abc.score("X:1\nM:4/4\nL:1/4\nK:C\n\"C\"" + chords), UnknownChords.REFUSE);
        assertThat(top.melody().get(0).key()).isEqualTo(67);
    }

    @Test
    void aFolderGivesEachMelodyOnceAndCountsWhatItRefuses(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.abc"), Abc.PLAIN + "\n" + Abc.DORIAN);
        Files.writeString(folder.resolve("b.abc"), Abc.PLAIN + "\nX:9\nM:4/4\nL:1/4\nK:C\nC D E F|\n");
        TuneBook book = TuneBook.read(List.of(folder));
        assertThat(book.tunes()).extracting(tune -> tune.origin().tune()).containsExactly("a.abc#1", "a.abc#2");
        assertThat(book.copies()).isEqualTo(1);
        assertThat(book.refused()).as("one bar is too short").isEqualTo(1);
    }

    @Test
    void ourOwnTunesDifferAndRepeatThemselvesFromTheirSeed() {
        Set<String> melodies = new HashSet<>();
        for (SourceTune tune : TuneBook.own(40, 100).tunes()) {
            melodies.add(tune.origin().fingerprint().whole());
        }
        assertThat(melodies).hasSize(100);
        assertThat(OwnTunes.tune(7)).isEqualTo(OwnTunes.tune(7));
        assertThat(OwnTunes.tune(7).origin().fingerprint()).isEqualTo(Fingerprint.of(OwnTunes.score(7)));
    }
}
