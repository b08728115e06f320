package io.ripieno.music.ecmg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ripieno.music.ecmg.UnsuitableSongException.Reason;
import io.ripieno.music.measure.Tunes;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SongEncoderTest {
    private static final int QUARTER = DurationLabel.QUARTER.ordinal();
    private static final Harmony C_MAJOR = new Harmony(0, 0b000010010001);
    private static final Harmony F_SHARP_MINOR_SEVENTH = new Harmony(6, bits(6, 9, 1, 4));

    @Test
    void streamsSayWhatSoundsWhereAndUnderWhichChord() throws Exception {
        Song song = fixed(sheet(
                "0:1:C4 1:1:F#4 2:2:E4 4:1/2:G4",
                chord("0", "C", ChordKind.MAJOR),
                chord("1", "F#", ChordKind.MINOR_SEVENTH)));
        Streams streams = song.streams();
        assertThat(streams.length()).isEqualTo(6);
        assertThat(streams.pitch()).containsExactly(39, 45, 43, 46, 88, 88);
        assertThat(streams.duration())
                .containsExactly(
                        QUARTER,
                        QUARTER,
                        DurationLabel.HALF.ordinal(),
                        DurationLabel.EIGHTH.ordinal(),
                        DurationLabel.DOTTED_HALF.ordinal(),
                        DurationLabel.EIGHTH.ordinal());
        assertThat(streams.barPosition()).containsExactly(0, 24, 48, 0, 12, 84);
        assertThat(streams.chordRoot()).containsExactly(0, 6, 6, 6, 6, 6);
        assertThat(streams.chordPitchClasses()[0]).containsExactly(1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0);
        assertThat(streams.nextRoot()).containsExactly(6, 6, 6, 0, 0, 0);
        assertThat(streams.nextPitchClasses()[5]).isEqualTo(C_MAJOR.vector());
    }

    @Test
    void aGroupIsWhatStandsUnderOneSymbolWithinABarAndTheLastIsFollowedByTheFirst() throws Exception {
        Song song = fixed(sheet(
                "0:2:C4 2:2:D4 4:4:E4", chord("2", "C", ChordKind.MAJOR), chord("4", "F#", ChordKind.MINOR_SEVENTH)));
        assertThat(song.bars()).hasSize(2);
        assertThat(song.bars().get(0)).hasSize(1);
        assertThat(song.bars().get(0).get(0).chord()).isEqualTo(C_MAJOR);
        assertThat(song.bars().get(0).get(0).next()).isEqualTo(F_SHARP_MINOR_SEVENTH);
        assertThat(song.bars().get(1).get(0).next()).isEqualTo(C_MAJOR);
    }

    @Test
    void aSymbolOverAHeldNoteBelongsToTheNextNote() throws Exception {
        Song song = fixed(sheet(
                "0:3:C4 3:1:D4",
                chord("0", "C", ChordKind.MAJOR),
                chord("1", "G", ChordKind.MAJOR),
                chord("2", "F#", ChordKind.MINOR_SEVENTH)));
        assertThat(song.bars().get(0).stream().map(Group::chord)).containsExactly(C_MAJOR, F_SHARP_MINOR_SEVENTH);
    }

    @Test
    void ofAChordTheTopNoteIsTakenAndGraceNotesAreNot() throws Exception {
        List<Event> events = new ArrayList<>(Tunes.notes("0:4:C4 0:4:G4 0:4:E4"));
        events.add(Note.grace(Rational.ZERO, Pitch.parse("B5"), Grace.ACCIACCATURA, Notation.NONE));
        LeadSheet sheet =
                LeadSheet.topLineOf(score(events, Tunes.bars(1), Key.C_MAJOR, chord("0", "C", ChordKind.MAJOR)));
        assertThat(fixed(sheet).streams().pitch()).containsExactly(46);
    }

    @Test
    void aRestOfOneVoiceDoesNotHideTheNotesOfAnother() throws Exception {
        List<Event> events = new ArrayList<>();
        events.add(Rest.of(Rational.ZERO, Rational.of(4)));
        Tunes.notes("1:1:C4 2:1:D4").forEach(note -> events.add(note.inVoice(2, 1)));
        events.add(Rest.of(Rational.of(3), Rational.ONE).inVoice(2, 1));
        events.addAll(Tunes.notes("4:4:E4"));
        events.add(Rest.of(Rational.of(4), Rational.of(4)).inVoice(2, 1));
        LeadSheet sheet =
                LeadSheet.topLineOf(score(events, Tunes.bars(2), Key.C_MAJOR, chord("0", "C", ChordKind.MAJOR)));
        assertThat(fixed(sheet).streams().pitch()).containsExactly(88, 39, 41, 88, 43);
    }

    @Test
    void tensOfThousandsOfNotesAreEncodedInTime() {
        int bars = 10_000;
        List<Note> notes = IntStream.range(0, 4 * bars)
                .mapToObj(i -> Note.of(Rational.of(i), Rational.ONE, Pitch.parse("C4")))
                .toList();
        Score score = score(notes, Tunes.bars(bars), Key.C_MAJOR, chord("0", "C", ChordKind.MAJOR));
        Song song = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fixed(LeadSheet.of(score)));
        assertThat(song.tokens()).hasSize(4 * bars);
    }

    @Test
    void faithfulReadsEveryAccidentalAsAFlat() throws Exception {
        LeadSheet sheet = sheet("0:2:F#4 2:2:B-4", chord("0", "F#", ChordKind.MAJOR));
        Song faithful = new SongEncoder(Fidelity.FAITHFUL).encode(sheet);
        assertThat(faithful.streams().pitch()).containsExactly(64 - 21, 70 - 21);
        assertThat(faithful.streams().chordRoot()).containsOnly(4);
        assertThat(fixed(sheet).streams().pitch()).containsExactly(66 - 21, 70 - 21);
    }

    @Test
    void transposingMovesNotesAndChordsAndFaithfulOverwritesTheNextChord() throws Exception {
        LeadSheet sheet = sheet("0:4:C4 4:4:G4", chord("0", "C", ChordKind.MAJOR), chord("4", "G", ChordKind.DOMINANT));
        Song song = fixed(sheet);
        Song up = song.transposed(3);
        assertThat(up.streams().pitch()).containsExactly(42, 49);
        assertThat(up.streams().chordRoot()).containsExactly(3, 10);
        assertThat(up.streams().nextRoot()).containsExactly(10, 3);
        assertThat(up.transposed(-3)).isEqualTo(song);

        Song faithful = new SongEncoder(Fidelity.FAITHFUL).encode(sheet).transposed(3);
        assertThat(faithful.streams().chordRoot()).containsExactly(3, 10);
        assertThat(faithful.streams().nextRoot()).containsExactly(6, 1);
        assertThat(song.transpositions()).hasSize(12);
    }

    @Test
    void transpositionsThatLeaveThePianoAreLeftOut() throws Exception {
        Song low = fixed(sheet("0:4:C1", chord("0", "C", ChordKind.MAJOR)));
        assertThat(low.transpositions()).hasSize(3 + 1 + 5);
        assertThatThrownBy(() -> low.transposed(-4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves A0 to C8");
    }

    @Test
    void aDurationWithoutLabelIsTheNearestOneUnlessFaithful() throws Exception {
        LeadSheet sheet = sheet("0:5/4:C4 5/4:11/4:D4", chord("0", "C", ChordKind.MAJOR));
        Song song = fixed(sheet);
        assertThat(song.streams().duration())
                .containsExactly(DurationLabel.HALF_TRIPLET.ordinal(), DurationLabel.WHOLE_TRIPLET.ordinal());
        assertThat(song.approximated()).isEqualTo(2);
        assertThat(new SongEncoder(Fidelity.FAITHFUL).encode(sheet).streams().duration())
                .containsOnly(DurationLabel.NONE.ordinal());
    }

    @Test
    void anotherMetreIsRefusedUnlessFaithful() throws Exception {
        List<Measure> waltz = List.of(Measure.of(1, Rational.ZERO, Metre.of(3, 4)));
        LeadSheet sheet =
                LeadSheet.of(score(Tunes.notes("0:3:C4"), waltz, Key.C_MAJOR, chord("0", "C", ChordKind.MAJOR)));
        assertThatThrownBy(() -> fixed(sheet))
                .isInstanceOfSatisfying(UnsuitableSongException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.METRE))
                .hasMessageContaining("3/4");
        assertThat(new SongEncoder(Fidelity.FAITHFUL).encode(sheet).tokens()).hasSize(1);
    }

    @Test
    void severalKeysAndNotesBeyondThePianoAreRefused() throws Exception {
        Score score = score(Tunes.notes("0:4:C4"), Tunes.bars(1), Key.C_MAJOR, chord("0", "C", ChordKind.MAJOR));
        var keys = Timeline.of(Key.C_MAJOR, List.of(new Timeline.Change<>(Rational.of(2), new Key(1, Mode.MAJOR))));
        LeadSheet modulating = LeadSheet.of(
                new Score(score.metadata(), score.parts(), score.measures(), score.tempos(), keys, score.chords()));
        assertThatThrownBy(() -> fixed(modulating))
                .isInstanceOfSatisfying(UnsuitableSongException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.KEYS));
        LeadSheet high = sheet("0:4:D8", chord("0", "C", ChordKind.MAJOR));
        assertThatThrownBy(() -> fixed(high))
                .isInstanceOfSatisfying(UnsuitableSongException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.OUT_OF_RANGE));
    }

    @Test
    void aDiminishedSeventhIsTheHalfDiminishedOneAndNoChordIsNothing() {
        assertThat(Harmony.of(chord("0", "B-", ChordKind.DIMINISHED_SEVENTH), Fidelity.FIXED))
                .isEqualTo(new Harmony(10, bits(10, 1, 4, 8)));
        assertThat(Harmony.of(
                        new ChordSymbol(Rational.ZERO, null, ChordKind.NONE, List.of(), null, "N.C."), Fidelity.FIXED))
                .isEqualTo(Harmony.NONE)
                .isEqualTo(Harmony.NONE.transposed(5));
    }

    private static Song fixed(LeadSheet sheet) throws UnsuitableSongException {
        return new SongEncoder(Fidelity.FIXED).encode(sheet);
    }

    private static int bits(int... pitchClasses) {
        int bits = 0;
        for (int pitchClass : pitchClasses) {
            bits |= 1 << pitchClass;
        }
        return bits;
    }

    private static ChordSymbol chord(String onset, String root, ChordKind kind) {
        return ChordSymbol.of(Rational.of(Long.parseLong(onset)), NoteName.parse(root), kind);
    }

    private static LeadSheet sheet(String notes, ChordSymbol... chords) throws Exception {
        Score score = Tunes.score(notes);
        return LeadSheet.of(score(score.parts().get(0).notes(), score.measures(), Key.C_MAJOR, chords));
    }

    private static Score score(List<? extends Event> events, List<Measure> measures, Key key, ChordSymbol... chords) {
        return new Score(
                Metadata.titled("Test"),
                List.of(Part.of("P1", "Melody", events)),
                measures,
                TempoMap.DEFAULT,
                Timeline.of(key),
                Stream.of(chords).toList());
    }
}
