package io.ripieno.music.midi;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Tempo, metre and key as they come up, on whatever track. */
final class Conductor {
    private static final int GREATEST_EXPONENT = 8;
    private static final int MOST_FIFTHS = 7;

    private final Division division;
    private final Notices notices;
    private final List<Timeline.Change<Rational>> tempos = new ArrayList<>();
    private final List<Timeline.Change<Metre>> metres = new ArrayList<>();
    private final List<Timeline.Change<Key>> keys = new ArrayList<>();

    Conductor(Division division, Notices notices) {
        this.division = division;
        this.notices = notices;
    }

    /** How many changes there are. */
    int size() {
        return tempos.size() + metres.size() + keys.size();
    }

    void tempo(Place place, long tick, byte[] data) {
        int micros = data.length < 3 ? 0 : (data[0] & 0xff) << 16 | (data[1] & 0xff) << 8 | data[2] & 0xff;
        if (micros == 0) {
            notices.add(place, "A tempo of 0 microseconds per quarter note was passed over.");
        } else if (division.timeCode()) {
            notices.add(place, "A tempo was passed over: the file counts time in frames.");
        } else {
            tempos.add(new Timeline.Change<>(division.quarters(tick), MidiTempo.quartersPerMinute(micros)));
        }
    }

    void metre(Place place, long tick, byte[] data) throws ScoreException {
        int beats = data.length < 2 ? 0 : data[0] & 0xff;
        int exponent = data.length < 2 ? 0 : data[1] & 0xff;
        if (beats == 0 || exponent > GREATEST_EXPONENT) {
            throw new ScoreException(
                    Problem.UNREADABLE,
                    place,
                    "The metre " + beats + "/2^" + exponent
                            + " is none: a bar has 1 to 255 beats of 1 to 1/256. Maybe the"
                            + " file is damaged: correct this time signature, or write the file again.");
        }
        metres.add(new Timeline.Change<>(division.quarters(tick), Metre.of(beats, 1 << exponent)));
    }

    void key(Place place, long tick, byte[] data) {
        if (data.length < 2 || Math.abs(data[0]) > MOST_FIFTHS || data[1] < 0 || data[1] > 1) {
            notices.add(place, "A key signature that is none was passed over.");
        } else {
            Key key = new Key(data[0], data[1] == 1 ? Mode.MINOR : Mode.MAJOR);
            keys.add(new Timeline.Change<>(division.quarters(tick), key));
        }
    }

    TempoMap tempos() {
        return TempoMap.of(tempos);
    }

    Timeline<Metre> metres() {
        return Timeline.of(Metre.FOUR_FOUR, metres);
    }

    Timeline<Key> keys() {
        return Timeline.of(Key.C_MAJOR, keys);
    }
}
