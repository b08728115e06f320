package io.ripieno.music.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.RandomScores.Feature;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MidiRoundTripTest {
    /** What MIDI holds; two voices of a part may not have equal notes that overlap, so one is enough. */
    private static final Set<Feature> HELD = EnumSet.of(
            Feature.TRIPLETS,
            Feature.TIES,
            Feature.TIED_CHORDS,
            Feature.CHANGES_OF_METRE,
            Feature.CHANGES_OF_KEY,
            Feature.CHANGES_OF_TEMPO,
            Feature.CHORDS,
            Feature.TWO_PARTS,
            Feature.VELOCITIES);

    @Test
    void aScoreOnTheGridComesBackAsItWasWritten() throws IOException {
        for (long seed = 0; seed < 500; seed++) {
            Score score = asMidiHoldsIt(RandomScores.of(seed, HELD));
            for (MidiWriter writer : new MidiWriter[] {new MidiWriter(), new MidiWriter(12), new MidiWriter(960)}) {
                assertThat(writer.write(score, new ByteArrayOutputStream())).isEmpty();
                assertThat(MidiFiles.read(written(score, writer)).score())
                        .as("seed %d", seed)
                        .isEqualTo(score);
            }
        }
    }

    @Test
    void whatMidiCannotHoldSoundsTheSame() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            Score score = RandomScores.of(seed, EnumSet.complementOf(EnumSet.of(Feature.TWO_VOICES, Feature.TUPLETS)));
            Score back = MidiFiles.read(written(score, new MidiWriter())).score();
            assertThat(back.end()).isEqualTo(score.end());
            assertThat(back.measures())
                    .extracting(Measure::onset)
                    .isEqualTo(score.measures().stream().map(Measure::onset).toList());
            assertThat(sound(back)).as("seed %d", seed).isEqualTo(sound(score));
        }
    }

    @Test
    void whatFallsBetweenTicksIsMovedWithANotice() throws IOException {
        Score score = tune(Note.of(Rational.of(1, 3), Rational.of(1, 3), Pitch.parse("C4")));
        List<Notice> notices = new MidiWriter(220).write(score, new ByteArrayOutputStream());
        assertThat(notices)
                .extracting(Notice::message)
                .containsExactly("A time between two of 220 ticks was moved to the nearer. (2 times, first here)");
    }

    @Test
    void equalNotesThatExchangeTheirEndsAreToldOf() throws IOException {
        Pitch c = Pitch.parse("C4");
        Note outer = Note.of(Rational.ZERO, Rational.of(3), c);
        Note inner = Note.of(Rational.ONE, Rational.ONE, c);
        List<Notice> notices = new MidiWriter().write(tune(outer, inner), new ByteArrayOutputStream());
        assertThat(notices)
                .extracting(Notice::message)
                .containsExactly(
                        "A note ends before an equal one that began earlier: who reads the file exchanges their ends.");
        assertThat(MidiFiles.notes(MidiFiles.read(written(tune(outer, inner), new MidiWriter()))))
                .containsExactly("0+2 C4", "1+2 C4");
    }

    @Test
    void equalNotesThatOverlapInTurnComeBack() throws IOException {
        Score score = tune(
                Note.of(Rational.ZERO, Rational.of(2), Pitch.parse("C4")),
                Note.of(Rational.ONE, Rational.of(3), Pitch.parse("C4")),
                Note.of(Rational.ONE, Rational.ONE, Pitch.parse("E4")));
        assertThat(new MidiWriter().write(score, new ByteArrayOutputStream())).isEmpty();
        assertThat(MidiFiles.notes(MidiFiles.read(written(score, new MidiWriter()))))
                .containsExactly("0+2 C4", "1+1 E4", "1+3 C4");
    }

    @Test
    void theMelodyIsOnTrackOneAndTheRestOnTrackZero() throws IOException {
        Score score = RandomScores.of(3, RandomScores.MELODY);
        byte[] bytes = written(score, new MidiWriter());
        assertThat(ScoreFormat.of(new ScoreSource("x", bytes))).isEqualTo(ScoreFormat.MIDI);
        assertThat(bytes).startsWith(MidiFiles.header(1, 2, 480));
        int second = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("MTrk");
        String conductor = HexFormat.of().formatHex(bytes, 22, second);
        String melody = HexFormat.of().formatHex(bytes, second, bytes.length);
        assertThat(conductor)
                .contains("ff5103")
                .contains("ff5804")
                .contains("ff5902")
                .contains("ff06");
        assertThat(melody).doesNotContain("ff51").contains("90");
    }

    @Test
    void aNoteBeyondMidiIsNotWritten() {
        Score score = tune(Note.of(Rational.ZERO, Rational.ONE, Pitch.parse("A9")));
        assertThatThrownBy(() -> written(score, new MidiWriter()))
                .isInstanceOfSatisfying(ScoreException.class, error -> assertThat(error.problem())
                        .isEqualTo(Problem.NOT_WRITABLE))
                .hasMessageContaining("A9 at quarter 0 of part P1 is MIDI number 129");
    }

    @Test
    void repeatsAreToldOf() throws IOException {
        Score plain = tune(Note.of(Rational.ZERO, Rational.ONE, Pitch.parse("A4")));
        Measure measure = plain.measures().get(0);
        Score score = new Score(
                plain.metadata(),
                plain.parts(),
                List.of(measure.with(measure.barlines().withEndRepeat(2))),
                plain.tempos(),
                plain.keys(),
                List.of());
        assertThat(new MidiWriter().write(score, new ByteArrayOutputStream()))
                .extracting(Notice::message)
                .containsExactly("Repeats and jumps are not played out: unfold the score first to hear them.");
    }

    private static Score tune(Note... notes) {
        Score empty = RandomScores.of(1, Set.of());
        return new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "", List.of(notes))),
                empty.measures().subList(0, 1),
                empty.tempos(),
                empty.keys(),
                List.of());
    }

    private static byte[] written(Score score, MidiWriter writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(score, out);
        return out.toByteArray();
    }

    /** Without rests, ties and notation; parts without notes are none; parts are numbered through. */
    private static Score asMidiHoldsIt(Score score) {
        List<Part> parts = new ArrayList<>();
        for (Part part : score.parts()) {
            List<Event> notes = new ArrayList<>();
            part.soundingNotes().forEach(note -> notes.add(note.notated(Notation.NONE)));
            if (!notes.isEmpty()) {
                String id = "P" + (parts.size() + 1);
                parts.add(new Part(id, part.name(), part.instrument(), Interval.UNISON, 1, notes));
            }
        }
        return new Score(
                Metadata.titled(score.metadata().title()),
                parts,
                score.measures(),
                score.tempos(),
                score.keys(),
                score.chords());
    }

    private static List<String> sound(Score score) {
        return score.parts().stream()
                .flatMap(part -> part.soundingNotes().stream())
                .map(note -> note.onset() + "+" + note.duration() + " " + note.midi())
                .sorted()
                .toList();
    }
}
