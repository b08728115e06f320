package io.ripieno.music.midi;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;

/**
 * The first chunk of a file.
 *
 * @param format 0 or 1
 * @param tracks that the file claims to have
 */
record MidiHeader(int format, int tracks, Division division) {
    private static final int LENGTH = 6;

    /** Reads the header and leaves the cursor behind it. */
    static MidiHeader read(ByteCursor in) throws ScoreException {
        int start = in.position();
        try {
            if (!in.id().equals("MThd")) {
                throw unreadable(start, "There is no MIDI header (MThd)");
            }
            long length = in.u32();
            if (length < LENGTH) {
                throw unreadable(start, "The header has " + length + " bytes instead of " + LENGTH);
            }
            int format = in.u16();
            int tracks = in.u16();
            int division = in.u16();
            in.skip((int) Math.min(in.left(), length - LENGTH));
            if (format > 1) {
                throw unsupported(start, format);
            }
            return new MidiHeader(format, tracks, Division.of(division));
        } catch (EndOfBytesException e) {
            throw unreadable(start, "The file ends within its header");
        }
    }

    private static ScoreException unsupported(int start, int format) {
        return new ScoreException(
                Problem.UNSUPPORTED,
                new Place.Offset(start + 8L),
                "The file is of MIDI format " + format + (format == 2 ? " (independent patterns)" : "")
                        + ": formats 0 and 1 are read. Save it as one of these.");
    }

    private static ScoreException unreadable(int start, String what) {
        return new ScoreException(
                Problem.UNREADABLE, new Place.Offset(start), what + ": give a complete Standard MIDI file.");
    }
}
