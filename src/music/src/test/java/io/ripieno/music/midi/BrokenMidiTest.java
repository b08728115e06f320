package io.ripieno.music.midi;

import static io.ripieno.music.midi.MidiFiles.END;
import static io.ripieno.music.midi.MidiFiles.chunk;
import static io.ripieno.music.midi.MidiFiles.file;
import static io.ripieno.music.midi.MidiFiles.header;
import static io.ripieno.music.midi.MidiFiles.hex;
import static io.ripieno.music.midi.MidiFiles.join;
import static io.ripieno.music.midi.MidiFiles.notes;
import static io.ripieno.music.midi.MidiFiles.notices;
import static io.ripieno.music.midi.MidiFiles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Files that are wrong: what can be read is read with a notice, the rest refused with its place. */
class BrokenMidiTest {
    private static final String C4 = "00 90 3c 40  60 80 3c 40";

    @Test
    void formatTwoIsRefusedByName() {
        refused(
                Problem.UNSUPPORTED,
                8,
                "The file is of MIDI format 2 (independent patterns): formats 0 and 1 are read.",
                () -> read(file(2, 480)));
    }

    @Test
    void divisionsThatMakeNoTimeAreRefused() {
        refused(Problem.UNREADABLE, 12, "The header gives 0 ticks per quarter note", () -> read(file(1, 0)));
        refused(Problem.UNREADABLE, 12, "The header gives 1 frames per second (0xffff)", () -> read(file(1, 0xffff)));
        refused(Problem.UNREADABLE, 12, "The header gives 0 ticks per frame", () -> read(file(1, 0xe700)));
    }

    @Test
    void metresThatAreNoneAreRefused() {
        refused(
                Problem.UNREADABLE,
                22,
                "The metre 4/2^33 is none",
                () -> read(file(0, 96, "00 ff 58 04 04 21 18 08" + C4 + END)));
        refused(
                Problem.UNREADABLE,
                22,
                "The metre 0/2^2 is none",
                () -> read(file(0, 96, "00 ff 58 04 00 02 18 08" + C4 + END)));
    }

    @Test
    void headersThatAreNoneAreRefused() {
        refused(Problem.UNREADABLE, 0, "The file ends within its header", () -> read(hex("4d546864 00000006 0001")));
        refused(Problem.UNREADABLE, 0, "There is no MIDI header (MThd)", () -> read(new byte[20]));
        refused(
                Problem.UNREADABLE,
                0,
                "The header has 4 bytes instead of 6",
                () -> read(hex("4d546864 00000004 00010001 0060")));
    }

    @Test
    void bytesThatCannotStandWhereTheyDoAreRefused() {
        refused(
                Problem.UNREADABLE,
                22,
                "An event begins with 60, which is no status",
                () -> read(file(0, 96, "00 3c 40" + END)));
        refused(
                Problem.UNREADABLE,
                22,
                "An event has the data byte 0x90",
                () -> read(file(0, 96, "00 90 90 40" + END)));
        refused(
                Problem.UNREADABLE,
                22,
                "A time or length has more than four bytes",
                () -> read(file(0, 96, "ffffffffff 90 90 40" + END)));
    }

    @Test
    void timesBeyondTheLimitAreRefused() {
        String late = "ffffff7f 90 3c 40  ffffff7f 3c 00";
        refused(
                Problem.TOO_LARGE,
                22,
                "The score has at least 2796202 quarter notes, over the limit of 200000",
                () -> read(file(0, 96, late + END)));
        String notesThenWait = C4 + "ffffff7f ff 01 00".repeat(8) + END;
        refused(
                Problem.TOO_LARGE,
                86,
                "The score has at least 22369622 quarter notes",
                () -> read(file(0, 96, notesThenWait)));
    }

    @Test
    void barsBeyondTheLimitAreRefused() {
        refused(
                Problem.TOO_LARGE,
                -1,
                "The score has at least 20001 measures",
                () -> read(file(0, 1, "00 ff 58 04 01 08 18 08  00 90 3c 40  8a00 3c 00" + END)));
    }

    @Test
    void aTrackThatBreaksOffIsReadUpToThere() throws ScoreException {
        byte[] whole = file(0, 96, C4 + "00 90 3e 40 60 80 3e 40" + END);
        var read = read(Arrays.copyOf(whole, whole.length - 6));
        assertThat(notes(read)).containsExactly("0+1 C4", "1+1 D4");
        assertThat(notices(read))
                .contains(
                        "The track breaks off within an event; what stands before it was read.",
                        "1 notes are never ended; they last to the end of their track.");
    }

    @Test
    void chunksMayLieAboutTheirLength() throws ScoreException {
        for (int length : new int[] {0, 5, 10, 13, 1000, 0x7fffffff, -1}) {
            byte[] bytes = join(
                    header(1, 2, 96), chunk("MTrk", length, C4 + END), chunk("MTrk", "60" + C4.substring(2) + END));
            var read = read(bytes);
            assertThat(notes(read)).as("length %d", length).containsExactly("0+1 C4", "1+1 C4");
            assertThat(notices(read)).anyMatch(text -> text.contains("it was read up to its end mark"));
        }
    }

    @Test
    void unknownChunksAndTrailingBytesArePassedOver() throws ScoreException {
        var read = read(join(header(1, 1, 96), chunk("XFIH", "0102"), chunk("MTrk", C4 + END), new byte[] {0, 0, 0}));
        assertThat(notes(read)).containsExactly("0+1 C4");
        assertThat(notices(read))
                .containsExactly("The chunk \"XFIH\" was passed over.", "3 bytes that are no chunk were passed over.");
    }

    @Test
    void aHeaderMayClaimTracksThatAreNot() throws ScoreException {
        var read = read(join(header(1, 65_535, 96), chunk("MTrk", C4 + END)));
        assertThat(notices(read)).containsExactly("The header tells of 65535 tracks; 1 were found and read.");
    }

    @Test
    void emptyTracksAreManyBeforeTheyAreTooMany() throws ScoreException {
        byte[] track = chunk("MTrk", END);
        byte[] tracks = new byte[65_536 * track.length];
        for (int i = 0; i < tracks.length; i++) {
            tracks[i] = track[i % track.length];
        }
        assertThat(read(join(header(1, 65_535, 96), Arrays.copyOf(tracks, 65_535 * track.length)))
                        .notices())
                .isEmpty();
        refused(
                Problem.TOO_LARGE,
                14 + 65_535 * track.length,
                "The file has more than 65535 tracks",
                () -> read(join(header(1, 65_535, 96), tracks)));
    }

    @Test
    void tracksWithNotesBeyondTheLimitOnPartsAreRefused() {
        String[] tracks = new String[257];
        Arrays.fill(tracks, C4 + END);
        refused(Problem.TOO_LARGE, -1, "The score has at least 257 parts", () -> read(file(1, 96, tracks)));
    }

    @Test
    void runningStatusWithoutEndIsCountedAndRefused() {
        byte[] endless = new byte[3 << 20];
        for (int i = 0; i < endless.length; i += 3) {
            endless[i] = 0;
            endless[i + 1] = 60;
            endless[i + 2] = 64;
        }
        byte[] start = chunk("MTrk", endless.length + 4, "00 90 3c 40");
        refused(
                Problem.TOO_LARGE,
                600_023,
                "The score has at least 200001 notes",
                () -> read(join(header(0, 1, 96), start, endless)));
    }

    @Test
    void textsWithoutEndAreCutShort() throws ScoreException {
        var read = read(file(0, 96, "00 ff 02 02 4142".repeat(20_000) + C4 + END));
        assertThat(read.score().metadata().other().get("copyright"))
                .hasSize(4096)
                .startsWith("AB; AB; ");
    }

    @Test
    void tempiAndKeysThatAreNoneArePassedOver() throws ScoreException {
        var read = read(file(0, 96, "00 ff 51 03 000000  00 ff 51 01 07  00 ff 59 02 0c 00" + C4 + END));
        assertThat(notices(read))
                .containsExactly(
                        "A tempo of 0 microseconds per quarter note was passed over. (2 times, first here)",
                        "A key signature that is none was passed over.");
        assertThat(notes(read)).containsExactly("0+1 C4");
    }

    private static void refused(Problem problem, int offset, String message, Callable<?> reading) {
        Place place = offset < 0 ? Place.WHOLE : new Place.Offset(offset);
        assertThatThrownBy(reading::call).isInstanceOfSatisfying(ScoreException.class, error -> {
            assertThat(error.getMessage()).contains(message).matches(MidiFiles.WHAT_TO_DO);
            assertThat(error.problem()).isEqualTo(problem);
            assertThat(error.place()).isEqualTo(place);
        });
    }
}
