package io.ripieno.models.data.arrange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.TempoCurve.Knot;
import io.ripieno.models.data.phrase.Control;
import io.ripieno.music.corpus.Fingerprint;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;

class MidiSequencesTest {
    private static final TempoCurve SLOWER = new TempoCurve(List.of(new Knot(0, 0), new Knot(2, 1), new Knot(4, 3)));

    private static Arrangement piece(Track... tracks) {
        Origin origin = new Origin("test", "", new Fingerprint("a", "b"));
        return new Arrangement(
                1,
                origin,
                "test",
                "straight",
                Key.C_MAJOR,
                Metre.of(6, 8),
                SLOWER,
                3,
                List.of(),
                List.of(),
                List.of(),
                List.of(tracks));
    }

    private static Track track(Player player, TrackNote... notes) {
        return new Track(
                player.label(),
                player,
                Role.MELODY,
                player.programs().get(0),
                List.of(notes),
                List.of(new Control(0.5, Control.Kind.EXPRESSION, 90)));
    }

    private static List<MidiEvent> events(javax.sound.midi.Track track, int command) {
        List<MidiEvent> found = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            if (track.get(i).getMessage() instanceof ShortMessage message && message.getCommand() == command) {
                found.add(track.get(i));
            }
        }
        return found;
    }

    @Test
    void paperTimeCountsQuartersAndFollowsTheTempo() {
        Track flute = track(Player.FLUTE, new TrackNote(0, 1, 0, 0.5, 72, 80), new TrackNote(3, 1, 2, 1, 74, 70));
        Sequence sequence = MidiSequences.of(piece(flute));
        assertThat(events(sequence.getTracks()[1], ShortMessage.NOTE_ON))
                .extracting(MidiEvent::getTick)
                .containsExactly(0L, 3L * MidiSequences.TICKS_PER_QUARTER);
        List<Integer> tempi = new ArrayList<>();
        for (int i = 0; i < sequence.getTracks()[0].size(); i++) {
            if (sequence.getTracks()[0].get(i).getMessage() instanceof MetaMessage meta && meta.getType() == 0x51) {
                byte[] data = meta.getData();
                tempi.add((data[0] & 0xFF) << 16 | (data[1] & 0xFF) << 8 | data[2] & 0xFF);
            }
        }
        assertThat(tempi).containsExactly(500_000, 1_000_000);
        assertThat(sequence.getMicrosecondLength() / 1e6).isCloseTo(3, within(0.002));
        assertThat(MidiSystem.getMidiFileTypes(sequence)).contains(1);
    }

    @Test
    void clockTimeCountsSecondsAtOneTempo() {
        Track flute = track(Player.FLUTE, new TrackNote(3, 1, 2, 1, 74, 70));
        Sequence sequence = MidiSequences.timed(flute);
        assertThat(events(sequence.getTracks()[0], ShortMessage.NOTE_ON))
                .extracting(MidiEvent::getTick)
                .containsExactly(2L * MidiSequences.TICKS_PER_SECOND);
        assertThat(sequence.getMicrosecondLength() / 1e6).isCloseTo(3, within(0.001));
    }

    @Test
    void drumsAndCymbalsAreOnTheirChannelAndNobodyElseIs() {
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tracks.add(track(Player.VIOLIN, new TrackNote(0, 1, 0, 0.5, 72, 80)));
        }
        tracks.add(track(Player.DRUMS, new TrackNote(0, 1, 0, 0.5, 36, 80)));
        tracks.add(track(Player.CYMBALS, new TrackNote(0, 1, 0, 0.5, 42, 80)));
        List<Integer> channels = new ArrayList<>();
        for (javax.sound.midi.Track track : MidiSequences.timed(tracks).getTracks()) {
            MidiEvent on = events(track, ShortMessage.NOTE_ON).get(0);
            channels.add(((ShortMessage) on.getMessage()).getChannel());
        }
        assertThat(channels).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 9, 9);
    }

    @Test
    void aKeyThatIsStruckAgainIsLetGoFirst() {
        Track piano = track(Player.PIANO, new TrackNote(0, 4, 0, 2, 60, 80), new TrackNote(2, 1, 1, 0.5, 60, 80));
        javax.sound.midi.Track track = MidiSequences.timed(piano).getTracks()[0];
        long firstOff = events(track, ShortMessage.NOTE_OFF).get(0).getTick();
        assertThat(firstOff).isLessThan(MidiSequences.TICKS_PER_SECOND).isGreaterThan(0);
        assertThat(events(track, ShortMessage.NOTE_ON)).hasSize(2);
        assertThat(events(track, ShortMessage.NOTE_OFF)).hasSize(2);
    }
}
