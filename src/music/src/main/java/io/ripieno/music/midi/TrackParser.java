package io.ripieno.music.midi;

import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the events of one track. Running status survives meta events and system exclusive ones, since files rely on it;
 * a track that breaks off is read up to there.
 */
final class TrackParser {
    private final ByteCursor in;
    private final Division division;
    private final Conductor conductor;
    private final Notices notices;
    private final ScoreLimits limits;
    private final long lastTick;
    private final OpenNotes notes = new OpenNotes();
    private final Map<Integer, Integer> programs = new HashMap<>();
    private String name = "";
    private String copyright = "";
    private long tick;
    private int running;
    private int events;
    private boolean ended;

    /** @param before events of earlier tracks, which count against the limit */
    TrackParser(
            ByteCursor in, Division division, Conductor conductor, Notices notices, ScoreLimits limits, int before) {
        this.in = in;
        this.division = division;
        this.conductor = conductor;
        this.notices = notices;
        this.limits = limits;
        this.lastTick = division.lastTick(limits.maxQuarters());
        this.events = before;
    }

    MidiTrack parse() throws ScoreException {
        Place place = in.place();
        try {
            while (!ended && in.hasLeft()) {
                place = in.place();
                tick += in.variable();
                event(place);
            }
            if (!ended) {
                notices.add(in.place(), "The track has no end mark; it ends with its last event.");
            }
        } catch (EndOfBytesException e) {
            in.seek(in.end());
            notices.add(place, "The track breaks off within an event; what stands before it was read.");
        }
        return new MidiTrack(name, copyright, notes.finish(tick, place, notices), programs, tick);
    }

    private void event(Place place) throws EndOfBytesException, ScoreException {
        int status = in.peek();
        if (status >= 0x80) {
            in.skip(1);
        } else if (running == 0) {
            throw unreadable(place, "An event begins with " + status + ", which is no status, and none is running");
        } else {
            status = running;
        }
        if (status < 0xf0) {
            running = status;
            channelEvent(place, status);
        } else if (status == 0xff) {
            metaEvent(place);
        } else if (status == 0xf0 || status == 0xf7) {
            in.skip(in.variable());
        } else {
            in.skip(status == 0xf2 ? 2 : status == 0xf1 || status == 0xf3 ? 1 : 0);
            notices.add(place, "A system message (0x" + Integer.toHexString(status) + ") was passed over.");
        }
    }

    private void channelEvent(Place place, int status) throws EndOfBytesException, ScoreException {
        int channel = (status & 0xf) + 1;
        int first = data(place);
        switch (status >> 4) {
            case 0x8 -> {
                data(place);
                notes.off(tick, channel, first);
            }
            case 0x9 -> noteOn(place, channel, first, data(place));
            case 0xc -> programs.putIfAbsent(channel, first);
            case 0xd -> {}
            default -> data(place);
        }
    }

    private void noteOn(Place place, int channel, int key, int velocity) throws ScoreException {
        if (velocity == 0) {
            notes.off(tick, channel, key);
        } else {
            count(place);
            notes.on(tick, channel, key, velocity);
        }
    }

    private void metaEvent(Place place) throws EndOfBytesException, ScoreException {
        int type = in.u8();
        int length = in.variable();
        switch (type) {
            case 0x02 -> copyright = MidiText.appended(copyright, in.take(length));
            case 0x03 -> {
                byte[] text = in.take(length);
                name = name.isEmpty() ? MidiText.decode(text) : name;
            }
            case 0x2f -> {
                in.skip(Math.min(length, in.left()));
                checkTime(place);
                ended = true;
            }
            case 0x51 -> {
                count(place);
                conductor.tempo(place, tick, in.take(length));
            }
            case 0x58 -> {
                count(place);
                conductor.metre(place, tick, in.take(length));
            }
            case 0x59 -> {
                count(place);
                conductor.key(place, tick, in.take(length));
            }
            default -> in.skip(length);
        }
    }

    private void count(Place place) throws ScoreException {
        checkTime(place);
        limits.checkEvents(place, ++events);
    }

    private void checkTime(Place place) throws ScoreException {
        if (tick > lastTick) {
            limits.checkTime(place, division.quarters(tick));
        }
    }

    private int data(Place place) throws EndOfBytesException, ScoreException {
        int value = in.u8();
        if (value > 0x7f) {
            throw unreadable(
                    place, "An event has the data byte 0x" + Integer.toHexString(value) + ", which is a status");
        }
        return value;
    }

    private static ScoreException unreadable(Place place, String what) {
        return new ScoreException(
                Problem.UNREADABLE, place, what + ". The file is damaged: write it again from its source.");
    }
}
