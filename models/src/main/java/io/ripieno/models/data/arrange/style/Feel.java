package io.ripieno.models.data.arrange.style;

import static io.ripieno.models.data.arrange.style.BassStyle.DRIVING;
import static io.ripieno.models.data.arrange.style.BassStyle.HELD;
import static io.ripieno.models.data.arrange.style.BassStyle.OCTAVES;
import static io.ripieno.models.data.arrange.style.BassStyle.PEDAL;
import static io.ripieno.models.data.arrange.style.BassStyle.ROOT_AND_FIFTH;
import static io.ripieno.models.data.arrange.style.BassStyle.TUMBAO;
import static io.ripieno.models.data.arrange.style.BassStyle.WALKING;
import static io.ripieno.models.data.arrange.style.Comping.ALBERTI;
import static io.ripieno.models.data.arrange.style.Comping.ARPEGGIO;
import static io.ripieno.models.data.arrange.style.Comping.BLOCK;
import static io.ripieno.models.data.arrange.style.Comping.BROKEN;
import static io.ripieno.models.data.arrange.style.Comping.OFF_BEAT;
import static io.ripieno.models.data.arrange.style.Comping.PAD;
import static io.ripieno.models.data.arrange.style.Comping.STRIDE;
import static io.ripieno.models.data.arrange.style.Comping.STRUM;
import static io.ripieno.models.data.arrange.style.Comping.SYNCOPATED;

import io.ripieno.models.data.arrange.Pulse;
import java.util.List;
import java.util.Locale;

/** How a piece moves: tempo of the felt beat, swing, and what chords and bass do. */
public enum Feel {
    STRAIGHT(66, 160, 0.5, List.of(BLOCK, BROKEN, ARPEGGIO, STRUM, SYNCOPATED, ALBERTI, PAD), BassStyle.values()),
    SWING(96, 220, 0.64, List.of(SYNCOPATED, BLOCK, STRIDE, OFF_BEAT), WALKING, WALKING, ROOT_AND_FIFTH),
    SHUFFLE(80, 144, 0.66, List.of(BLOCK, OFF_BEAT, SYNCOPATED, STRUM), WALKING, DRIVING, BassStyle.ARPEGGIO),
    WALTZ(84, 190, 0.5, List.of(STRIDE, BROKEN, ARPEGGIO, STRUM, BLOCK), ROOT_AND_FIFTH, HELD, BassStyle.ARPEGGIO),
    MARCH(92, 132, 0.5, List.of(OFF_BEAT, STRIDE, BLOCK), ROOT_AND_FIFTH, ROOT_AND_FIFTH, DRIVING),
    JIG(84, 132, 0.5, List.of(STRUM, BROKEN, BLOCK, ARPEGGIO), ROOT_AND_FIFTH, PEDAL, HELD),
    REEL(150, 220, 0.5, List.of(STRUM, OFF_BEAT, BROKEN, STRIDE), ROOT_AND_FIFTH, PEDAL, DRIVING),
    BOSSA(100, 164, 0.5, List.of(SYNCOPATED, ARPEGGIO, BROKEN), ROOT_AND_FIFTH, TUMBAO),
    LATIN(140, 210, 0.5, List.of(SYNCOPATED, OFF_BEAT, ARPEGGIO), TUMBAO, TUMBAO, BassStyle.ARPEGGIO),
    ROCK(84, 168, 0.5, List.of(BLOCK, STRUM, SYNCOPATED, ARPEGGIO), DRIVING, OCTAVES, ROOT_AND_FIFTH, PEDAL),
    BALLAD(50, 84, 0.5, List.of(ARPEGGIO, PAD, BROKEN, ALBERTI, BLOCK), HELD, ROOT_AND_FIFTH, BassStyle.ARPEGGIO),
    HALF_TIME(120, 172, 0.5, List.of(PAD, BLOCK, ARPEGGIO, SYNCOPATED), HELD, DRIVING, ROOT_AND_FIFTH),
    DISCO(108, 138, 0.5, List.of(OFF_BEAT, SYNCOPATED, PAD, ARPEGGIO), OCTAVES, DRIVING),
    /** Without a drummer, freely. */
    RUBATO(52, 112, 0.5, List.of(ARPEGGIO, BLOCK, BROKEN, ALBERTI, PAD), HELD, ROOT_AND_FIFTH, BassStyle.ARPEGGIO),
    /** Everyone moves with the melody. */
    HYMN(60, 104, 0.5, List.of(PAD, BLOCK), HELD, ROOT_AND_FIFTH);

    private final double slowest;
    private final double fastest;
    private final double swing;
    private final List<Comping> compings;
    private final List<BassStyle> basses;

    Feel(double slowest, double fastest, double swing, List<Comping> compings, BassStyle... basses) {
        this.slowest = slowest;
        this.fastest = fastest;
        this.swing = swing;
        this.compings = compings;
        this.basses = List.of(basses);
    }

    /** Lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Beats a minute. */
    public double slowest() {
        return slowest;
    }

    /** Beats a minute. */
    public double fastest() {
        return fastest;
    }

    /** Where the middle of a beat falls: 0.5 is straight, 2/3 a triplet. */
    public double swing() {
        return swing;
    }

    public List<Comping> compings() {
        return compings;
    }

    public List<BassStyle> basses() {
        return basses;
    }

    /** Whether drums belong to it. */
    public boolean drums() {
        return this != RUBATO && this != HYMN;
    }

    /** Whether the tempo may give way. */
    public boolean isFree() {
        return this == RUBATO || this == BALLAD || this == HYMN;
    }

    /** Whether tunes of a pulse can be played so. */
    public boolean suits(Pulse pulse) {
        int beats = pulse.beats().size();
        boolean even = !pulse.isCompound() && Math.abs(pulse.length(0) * beats - pulse.bar()) < 1e-6;
        return switch (this) {
            case STRAIGHT, RUBATO, HYMN -> true;
            case BALLAD -> beats != 7;
            case SWING -> even && (beats == 4 || beats == 3 || beats == 5);
            case WALTZ -> even && beats == 3;
            case MARCH -> beats == 2 || even && beats == 4;
            case JIG -> pulse.isCompound();
            case REEL -> even && (beats == 4 || beats == 2);
            case ROCK -> beats != 9;
            case SHUFFLE, BOSSA, LATIN, HALF_TIME, DISCO -> even && beats == 4;
        };
    }
}
