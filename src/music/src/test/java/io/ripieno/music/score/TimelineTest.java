package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ripieno.music.score.Timeline.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void theDefaultHoldsBeforeTheFirstChange() {
        TempoMap tempos = TempoMap.of(List.of(new Change<>(Rational.of(4), Rational.of(60))));
        assertEquals(Rational.of(120), tempos.at(Rational.of(7, 2)));
        assertEquals(Rational.of(60), tempos.at(Rational.of(4)));
    }

    @Test
    void changesThatChangeNothingAreLeftOut() {
        var timeline = Timeline.of(
                "a",
                List.of(
                        new Change<>(Rational.of(4), "b"),
                        new Change<>(Rational.of(2), "a"),
                        new Change<>(Rational.of(4), "c"),
                        new Change<>(Rational.of(5), "c")));
        assertEquals(List.of(new Change<>(Rational.ZERO, "a"), new Change<>(Rational.of(4), "c")), timeline.changes());
    }

    @Test
    void secondsAndQuartersAreEachOthersReverse() {
        TempoMap tempos = TempoMap.of(
                List.of(new Change<>(Rational.of(4), Rational.of(60)), new Change<>(Rational.of(6), Rational.of(240))));
        assertEquals(2, tempos.seconds(Rational.of(4)), 1e-12);
        assertEquals(4, tempos.seconds(Rational.of(6)), 1e-12);
        assertEquals(4.25, tempos.seconds(Rational.of(7)), 1e-12);
        for (int i = 0; i < 40; i++) {
            assertEquals(i / 4.0, tempos.quarters(tempos.seconds(Rational.of(i, 4))), 1e-12);
        }
    }

    @Test
    void aTempoMustBeAboveZero() {
        var error = assertThrows(IllegalArgumentException.class, () -> TempoMap.constant(Rational.ZERO));
        assertEquals("tempo (0) at 0 must be above 0.", error.getMessage());
    }
}
