package io.ripieno.music.midi;

import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import java.util.ArrayList;
import java.util.List;

/** Finds the tracks of a file, also where the lengths of chunks are wrong. */
final class Chunks {
    private static final int PREFIX = 8;
    private static final int MOST_TRACKS = 0xffff;

    private final byte[] bytes;
    private final MidiHeader header;
    private final Conductor conductor;
    private final Notices notices;
    private final ScoreLimits limits;
    private final List<MidiTrack> tracks = new ArrayList<>();
    private int notes;

    Chunks(byte[] bytes, MidiHeader header, Conductor conductor, Notices notices, ScoreLimits limits) {
        this.bytes = bytes;
        this.header = header;
        this.conductor = conductor;
        this.notices = notices;
        this.limits = limits;
    }

    /** Reads all tracks from a position on. */
    List<MidiTrack> tracks(int from) throws ScoreException {
        int position = from;
        while (position < bytes.length) {
            position = chunk(position);
        }
        if (tracks.size() != header.tracks()) {
            notices.add(
                    Place.WHOLE,
                    "The header tells of " + header.tracks() + " tracks; " + tracks.size() + " were found and read.");
        }
        return tracks;
    }

    /** Reads or passes over what begins at a position and returns where the next chunk begins. */
    private int chunk(int position) throws ScoreException {
        ByteCursor in = new ByteCursor(bytes, position, bytes.length);
        try {
            String id = in.id();
            long length = in.u32();
            if (id.equals("MTrk")) {
                return track(position, length);
            }
            if (!isId(position)) {
                throw new EndOfBytesException();
            }
            notices.add(new Place.Offset(position), "The chunk \"" + id + "\" was passed over.");
            return (int) Math.min(position + PREFIX + length, bytes.length);
        } catch (EndOfBytesException e) {
            notices.add(
                    new Place.Offset(position),
                    (bytes.length - position) + " bytes that are no chunk were passed over.");
            return bytes.length;
        }
    }

    private int track(int position, long length) throws ScoreException {
        Place place = new Place.Offset(position);
        if (tracks.size() == MOST_TRACKS) {
            throw new ScoreException(
                    Problem.TOO_LARGE,
                    place,
                    "The file has more than " + MOST_TRACKS
                            + " tracks, which no header can tell of. It is damaged: write it"
                            + " again from its source.");
        }
        long end = position + PREFIX + length;
        boolean lies = end > bytes.length || end < bytes.length && !isId((int) end) && !isEndMark((int) end - 3);
        if (lies) {
            notices.add(place, "The track's length of " + length + " bytes is wrong; it was read up to its end mark.");
        }
        ByteCursor in = new ByteCursor(bytes, position + PREFIX, lies ? bytes.length : (int) end);
        MidiTrack track =
                new TrackParser(in, header.division(), conductor, notices, limits, notes + conductor.size()).parse();
        tracks.add(track);
        notes += track.notes().size();
        return lies ? in.position() : (int) end;
    }

    private boolean isId(int position) {
        for (int i = position; i < position + 4; i++) {
            if (i >= bytes.length || bytes[i] < ' ' || bytes[i] > '~') {
                return false;
            }
        }
        return true;
    }

    private boolean isEndMark(int position) {
        return (bytes[position] & 0xff) == 0xff && bytes[position + 1] == 0x2f && bytes[position + 2] == 0;
    }
}
