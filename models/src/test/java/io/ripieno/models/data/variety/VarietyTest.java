package io.ripieno.models.data.variety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.ensemble.Arranger;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.HandMadePiece;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VarietyTest {
    @TempDir
    Path folder;

    @Test
    void figuresOfAPieceAreThoseOfItsNotes() {
        PieceFigures figures = PieceFigures.of(HandMadePiece.trio());
        assertThat(figures.tempo()).isCloseTo(120, within(1e-9));
        assertThat(figures.tracks()).isEqualTo(3);
        assertThat(figures.classes()).containsExactlyInAnyOrder(Instrument.FLUTE, Instrument.CELLO, Instrument.DRUMS);
        assertThat(figures.density()).isCloseTo((8 + 32 + 12) / 8.0, within(1e-9));
        assertThat(figures.polyphony()).isCloseTo((8 + 32 + 12) / 32.0, within(1e-6));
        assertThat(figures.key()).isEqualTo("C major");
    }

    @Test
    void piecesThatSoundAlikeAreFoundWhateverTheOrderOfTheirTracks() {
        Arrangement piece = HandMadePiece.trio();
        Arrangement turned = HandMadePiece.of(List.of(
                piece.tracks().get(2), piece.tracks().get(0), piece.tracks().get(1)));
        Arrangement fewer = HandMadePiece.of(piece.tracks().subList(0, 2));
        Variety variety = new Variety(List.of(PieceFigures.of(piece), PieceFigures.of(turned), PieceFigures.of(fewer)));
        assertThat(variety.different()).isEqualTo(2);
        assertThat(variety.tracks()).containsEntry(3, 2L).containsEntry(2, 1L);
        assertThat(variety.classes()).containsEntry("drums", 2L).containsEntry("flute", 3L);
    }

    private static Track played(Track track, double late, int softer, int higher) {
        return new Track(
                track.name(),
                track.player(),
                track.role(),
                track.program(),
                track.notes().stream()
                        .map(note -> new TrackNote(
                                note.from(),
                                note.quarters(),
                                note.start() + late,
                                0.9 * note.seconds(),
                                note.key() + (track.isUnpitched() ? 0 : higher),
                                note.velocity() - softer))
                        .toList(),
                track.controls());
    }

    @Test
    void anotherPerformanceOfAPieceIsTheSamePiece() {
        Arrangement piece = HandMadePiece.trio();
        Arrangement again = HandMadePiece.of(
                piece.tracks().stream().map(track -> played(track, 0.013, 7, 0)).toList());
        Arrangement octave = HandMadePiece.of(
                piece.tracks().stream().map(track -> played(track, 0, 0, 12)).toList());
        Arrangement other = HandMadePiece.of(List.of(
                played(piece.tracks().get(0), 0, 0, 4),
                piece.tracks().get(1),
                piece.tracks().get(2)));
        String digest = PieceFigures.of(piece).digest();
        assertThat(PieceFigures.of(again).digest()).isEqualTo(digest);
        assertThat(PieceFigures.of(octave).digest()).isEqualTo(digest);
        assertThat(PieceFigures.of(other).digest()).isNotEqualTo(digest);
        assertThat(PieceFigures.of(again).likeness(PieceFigures.of(piece))).isEqualTo(1);
    }

    @Test
    void piecesOfTheSameTuneAreLikerThanPiecesOfOthers() {
        TuneBook tunes = TuneBook.own(1, 2);
        PieceFigures one = PieceFigures.of(Arranger.arrange(tunes.tunes().get(0), ArrangeOptions.DEFAULT, 1));
        PieceFigures same = PieceFigures.of(Arranger.arrange(tunes.tunes().get(0), ArrangeOptions.DEFAULT, 2));
        PieceFigures other = PieceFigures.of(Arranger.arrange(tunes.tunes().get(1), ArrangeOptions.DEFAULT, 3));
        assertThat(one.likeness(same)).isGreaterThan(one.likeness(other)).isLessThan(1);
        Variety variety = new Variety(List.of(one, same, other));
        assertThat(variety.nearest().most()).isEqualTo(one.likeness(same));
        assertThat(new Variety(List.of(one)).nearest().most()).isZero();
    }

    @Test
    void noTwoOfManyPiecesAreAlikeAndEveryClassPlays() throws Exception {
        TuneBook tunes = TuneBook.own(1, 40);
        List<PieceFigures> figures = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            figures.add(
                    PieceFigures.of(Arranger.arrange(tunes.tunes().get(i % 40), ArrangeOptions.DEFAULT, 1000L + i)));
        }
        Variety variety = new Variety(figures);
        assertThat(variety.different()).isEqualTo(200);
        assertThat(variety.classes()).hasSize(Instrument.values().length);
        assertThat(variety.table()).contains("200 pieces, 200 different");
        VarietyPlots.write(variety, folder);
        assertThat(folder.resolve("tempo.png")).isNotEmptyFile();
        assertThat(folder.resolve("classes.png")).isNotEmptyFile();
    }
}
