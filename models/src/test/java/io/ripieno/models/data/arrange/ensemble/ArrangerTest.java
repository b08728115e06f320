package io.ripieno.models.data.arrange.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.ChordSpan;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.arrange.tune.Abc;
import io.ripieno.models.data.arrange.tune.OwnTunes;
import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangerTest {
    private static final int SEEDS = 200;
    private static List<Arrangement> pieces = List.of();

    @BeforeAll
    static void arrange() {
        pieces = IntStream.range(0, SEEDS)
                .mapToObj(seed -> Arranger.arrange(OwnTunes.tune(seed % 60), ArrangeOptions.DEFAULT, seed))
                .toList();
    }

    @Test
    void theSameSeedGivesTheSamePieceAndNoTwoSeedsDo() {
        assertThat(Arranger.arrange(OwnTunes.tune(5), ArrangeOptions.DEFAULT, 5))
                .isEqualTo(pieces.get(5));
        Set<List<List<TrackNote>>> notes = new HashSet<>();
        pieces.forEach(
                piece -> notes.add(piece.tracks().stream().map(Track::notes).toList()));
        assertThat(notes).hasSize(SEEDS);
    }

    @Test
    void everyNoteIsWithinTheRangeOfItsPlayer() {
        for (Arrangement piece : pieces) {
            for (Track track : piece.tracks()) {
                assertThat(track.player().programs()).contains(track.program());
                assertThat(track.notes())
                        .as(piece.seed() + " " + track.name())
                        .allMatch(note -> note.key() >= track.player().lowest()
                                && note.key() <= track.player().highest());
            }
        }
    }

    @Test
    void nobodySoundsMoreNotesTogetherThanTheInstrumentHas() {
        for (Arrangement piece : pieces) {
            for (Track track : piece.tracks()) {
                if (!track.isUnpitched()) {
                    assertThat(polyphony(track))
                            .as(piece.seed() + " " + track.name())
                            .isLessThanOrEqualTo(track.player().polyphony());
                }
            }
        }
    }

    @Test
    void noNoteIsOutsideOfThePieceAndAllAreInOrder() {
        for (Arrangement piece : pieces) {
            for (Track track : piece.tracks()) {
                assertThat(track.notes())
                        .isSortedAccordingTo(Comparator.comparingDouble(TrackNote::start))
                        .allMatch(note -> note.end() <= piece.seconds() + 1e-9)
                        .allMatch(
                                note -> Math.abs(note.start() - piece.tempo().seconds(note.from())) < 0.45,
                                "played near where it is written");
                assertThat(track.controls()).allMatch(control -> control.at() <= piece.seconds() + 5);
            }
        }
    }

    @Test
    void sectionsChordsAndBeatsCoverThePiece() {
        for (Arrangement piece : pieces) {
            double at = 0;
            for (Section section : piece.sections()) {
                assertThat(section.start()).isCloseTo(at, within(1e-9));
                at = section.end();
            }
            assertThat(piece.seconds()).isLessThanOrEqualTo(at + 1e-9);
            double from = 0;
            for (ChordSpan chord : piece.chords()) {
                assertThat(chord.from()).isCloseTo(from, within(1e-9));
                from = chord.to();
            }
            assertThat(piece.tempo().seconds(from)).isCloseTo(at, within(1e-9));
            assertThat(piece.beats().get(0).isDownbeat()).isTrue();
            for (int i = 1; i < piece.beats().size(); i++) {
                if (piece.beats().get(i).seconds() <= piece.beats().get(i - 1).seconds()) {
                    fail("Beat " + i + " of piece " + piece.seed() + " does not come after the one before.");
                }
            }
        }
    }

    /** Who plays chords may have the melody there; its notes follow one another. */
    @Test
    void neitherBassNorChordsSoundWhereThereIsNoChord() {
        int silent = 0;
        int together = 0;
        for (int seed = 0; seed < 40; seed++) {
            Arrangement piece = Arranger.arrange(Abc.tune(Abc.RESTS_OF_CHORDS), ArrangeOptions.DEFAULT, seed);
            for (ChordSpan span : piece.chords()) {
                long bass = begun(piece, Role.BASS, span).count();
                List<Double> onsets = begun(piece, Role.CHORDS, span).toList();
                if (span.chord() == null) {
                    silent++;
                    assertThat(bass)
                            .as("bass of seed %d, from %s", seed, span.from())
                            .isZero();
                    assertThat(onsets)
                            .as("chords of seed %d, from %s", seed, span.from())
                            .doesNotHaveDuplicates();
                } else {
                    together += onsets.size() - (int) onsets.stream().distinct().count();
                }
            }
        }
        assertThat(silent).isGreaterThan(100);
        assertThat(together).isGreaterThan(1000);
    }

    private static Stream<Double> begun(Arrangement piece, Role role, ChordSpan span) {
        return piece.tracks().stream().filter(track -> track.role() == role).flatMap(track -> track.notes().stream()
                .map(TrackNote::from)
                .filter(from -> from > span.from() - 1e-6 && from < span.to() - 1e-6));
    }

    @Test
    void playersEnterAndLeaveBetweenSections() {
        int changing = 0;
        int larger = 0;
        for (Arrangement piece : pieces) {
            for (Section section : piece.sections()) {
                for (int i = 0; i < piece.tracks().size(); i++) {
                    boolean plays = piece.tracks().get(i).notes().stream()
                            .anyMatch(
                                    note -> note.from() >= section.from() - 1e-6 && note.from() < section.to() - 1e-6);
                    assertThat(section.tracks().contains(i)).isEqualTo(plays);
                }
            }
            if (piece.tracks().size() >= 3 && piece.sections().size() >= 3) {
                larger++;
                changing += piece.sections().stream()
                                        .map(Section::tracks)
                                        .distinct()
                                        .count()
                                > 1
                        ? 1
                        : 0;
            }
            assertThat(IntStream.range(0, piece.tracks().size())).allMatch(track -> piece.sections().stream()
                    .anyMatch(s -> s.tracks().contains(track)));
        }
        assertThat(changing).isGreaterThan(larger * 9 / 10);
    }

    @Test
    void everyClassIsHeardOftenAndNoneIsNearlyEverywhere() {
        Map<Instrument, Integer> counts = new EnumMap<>(Instrument.class);
        for (Arrangement piece : pieces) {
            Set<Instrument> heard = new HashSet<>();
            for (Track track : piece.tracks()) {
                Instrument instrument = track.player().instrument();
                if (instrument != null && heard.add(instrument)) {
                    counts.merge(instrument, 1, Integer::sum);
                }
            }
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrder(Instrument.values());
        assertThat(counts.values()).allMatch(count -> count > SEEDS / 16 && count < SEEDS / 2);
    }

    @Test
    void theMelodyAgreesWithTheChords() {
        double found = 0;
        double all = 0;
        for (Arrangement piece : pieces) {
            for (Track track : piece.tracks()) {
                for (TrackNote note :
                        track.role() == Role.CHORDS || track.isUnpitched() ? List.<TrackNote>of() : track.notes()) {
                    for (ChordSpan span : piece.chords()) {
                        if (span.chord() != null
                                && note.from() >= span.from() - 1e-6
                                && note.from() < span.to() - 1e-6) {
                            all += note.quarters();
                            found += span.chord().contains(note.key()) ? note.quarters() : 0;
                        }
                    }
                }
            }
        }
        assertThat(found / all).isGreaterThan(0.7);
    }

    @Test
    void lengthAndNumberOfTracksAreAsWanted() {
        ArrangeOptions options = ArrangeOptions.DEFAULT.lasting(40, 50).withTracks(5, 5);
        for (long seed = 0; seed < 40; seed++) {
            Arrangement piece = Arranger.arrange(OwnTunes.tune(seed), options, seed);
            assertThat(piece.tracks()).hasSize(5);
            assertThat(piece.seconds()).isBetween(33.0, 62.0);
        }
        assertThat(pieces.stream().map(piece -> piece.tracks().size()).distinct())
                .contains(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {Abc.PLAIN, Abc.DORIAN, Abc.FIVE})
    void tunesWithoutChordsWithPickupsAndInOddMetresArePlayed(String abc) {
        List<Arrangement> arranged = new ArrayList<>();
        for (long seed = 0; seed < 30; seed++) {
            arranged.add(Arranger.arrange(Abc.tune(abc), ArrangeOptions.DEFAULT, seed));
        }
        assertThat(arranged)
                .allMatch(piece -> piece.chords().stream().anyMatch(span -> span.chord() != null))
                .allMatch(piece ->
                        piece.tracks().stream().anyMatch(track -> track.notes().size() > 4));
        assertThat(arranged.stream().map(Arrangement::key).distinct().count()).isGreaterThan(5);
    }

    @Test
    void impossibleOptionsAreRefusedWithTheirValues() {
        assertThatThrownBy(() -> ArrangeOptions.DEFAULT.withTracks(3, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 to 9");
        assertThatThrownBy(() -> ArrangeOptions.DEFAULT.lasting(90, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("90.0 to 30.0");
    }

    private static int polyphony(Track track) {
        int most = 0;
        for (TrackNote note : track.notes()) {
            most = Math.max(most, (int) track.notes().stream()
                    .filter(other -> other.start() <= note.start() && other.end() > note.start() + 1e-9)
                    .count());
        }
        return most;
    }
}
