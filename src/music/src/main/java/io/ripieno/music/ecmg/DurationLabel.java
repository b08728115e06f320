package io.ripieno.music.ecmg;

import io.ripieno.music.score.Notation;
import io.ripieno.music.score.NoteValue;
import io.ripieno.music.score.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The 22 labels of durations in the order of their indexes, of which networks know the first {@link #OUTPUTS}. */
public enum DurationLabel {
    THIRTY_SECOND_TRIPLET(2),
    THIRTY_SECOND(3),
    SIXTEENTH_TRIPLET(4),
    DOTTED_THIRTY_SECOND(5),
    SIXTEENTH(6),
    EIGHTH_TRIPLET(8),
    DOTTED_SIXTEENTH(9),
    EIGHTH(12),
    QUARTER_TRIPLET(16),
    DOTTED_EIGHTH(18),
    QUARTER(24),
    HALF_TRIPLET(32),
    DOTTED_QUARTER(36),
    HALF(48),
    WHOLE_TRIPLET(64),
    DOTTED_HALF(72),
    WHOLE(96),
    DOUBLE_TRIPLET(128),
    DOTTED_WHOLE(144),
    DOUBLE(192),
    DOTTED_DOUBLE(288),
    NONE(0);

    /** Classes of a network's output. */
    public static final int OUTPUTS = 19;
    /** Ticks of a quarter note. */
    static final int TICKS_OF_QUARTER = 24;

    private static final List<DurationLabel> ALL = List.of(values());
    private static final Rational DOTTED = Rational.of(3, 2);
    private static final Rational TRIPLET = Rational.of(2, 3);

    private final int ticks;

    DurationLabel(int ticks) {
        this.ticks = ticks;
    }

    /** 96 to a whole note. */
    public int ticks() {
        return ticks;
    }

    /** The label of an index, 0 to 21. */
    public static DurationLabel of(int index) {
        return ALL.get(index);
    }

    /**
     * The label of a note.
     *
     * <p>With a notated type it is plain if the duration is that of the type, dotted if it is 3/2 of it, triplet if 2/3,
     * both also when rounded to divisions of the quarter note, and plain otherwise. Without a type, or with one for which
     * there is no label, it is the label that lasts as long, or {@link #NONE}.
     *
     * @param duration in quarter notes
     * @param divisions of a quarter note that the source counts in
     */
    public static DurationLabel of(Rational duration, Notation notation, long divisions) {
        @Nullable NoteValue value = notation.value();
        @Nullable DurationLabel plain = value == null ? null : lasting(value.quarters());
        if (value == null || plain == null) {
            @Nullable DurationLabel exact = lasting(duration);
            return exact == null ? NONE : exact;
        }
        if (!duration.equals(value.quarters())) {
            for (Rational factor : List.of(DOTTED, TRIPLET)) {
                @Nullable DurationLabel varied = varied(plain, factor);
                if (varied != null && near(duration, value.quarters().times(factor), divisions)) {
                    return varied;
                }
            }
        }
        return plain;
    }

    /** Of those that networks know, the one nearest in length, the shorter of two. */
    public static DurationLabel nearest(Rational duration) {
        Rational wanted = duration.times(TICKS_OF_QUARTER);
        DurationLabel nearest = ALL.get(0);
        for (DurationLabel label : ALL.subList(1, OUTPUTS)) {
            if (distance(label, wanted).isBefore(distance(nearest, wanted))) {
                nearest = label;
            }
        }
        return nearest;
    }

    /** The label that lasts exactly so many quarter notes. */
    static @Nullable DurationLabel lasting(Rational quarters) {
        for (DurationLabel label : ALL) {
            if (label != NONE && Rational.of(label.ticks, TICKS_OF_QUARTER).equals(quarters)) {
                return label;
            }
        }
        return null;
    }

    boolean isKnownToNetworks() {
        return ordinal() < OUTPUTS;
    }

    /** The dotted or triplet label beside a plain one; a dotted 32nd has five ticks instead of four and a half. */
    private static @Nullable DurationLabel varied(DurationLabel plain, Rational factor) {
        if (plain == THIRTY_SECOND && factor.equals(DOTTED)) {
            return DOTTED_THIRTY_SECOND;
        }
        return lasting(Rational.of(plain.ticks, TICKS_OF_QUARTER).times(factor));
    }

    private static boolean near(Rational duration, Rational wanted, long divisions) {
        Rational counted = duration.times(divisions);
        Rational exact = wanted.times(divisions);
        return counted.equals(exact)
                || counted.equals(Rational.of(exact.floor()))
                || counted.equals(Rational.of(exact.ceiling()));
    }

    private static Rational distance(DurationLabel label, Rational ticks) {
        Rational difference = Rational.of(label.ticks).minus(ticks);
        return difference.sign() < 0 ? difference.negated() : difference;
    }
}
