package io.ripieno.music.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.measure.TickGrid;
import io.ripieno.music.measure.Token;
import io.ripieno.music.measure.TokenBar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTest {
    /** Quarters, straight eighths, sixteenths and triplets of eighths, with the values that the specification computed. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.06441165887",
        "0 3, 0.13637999280",
        "0 1 3 5, 0.42425332854",
        "0 2 4, 0.64015833033",
    })
    void rhythmicComplexityIsThatOfTheSpecification(String ticksOfBeat, double complexity) {
        List<Token> tokens = new ArrayList<>(Collections.nCopies(TickGrid.TICKS, Token.Special.HOLD));
        for (int beat = 0; beat < 4; beat++) {
            for (String tick : ticksOfBeat.split(" ")) {
                tokens.set(6 * beat + Integer.parseInt(tick), Token.named("C4"));
            }
        }
        assertThat(Attribute.RHYTHMIC_COMPLEXITY.of(new TokenBar(tokens))).isCloseTo(complexity, within(1e-11));
    }

    @Test
    void rangeAndContourCountSemitonesOver26() {
        TokenBar bar = bar("C5 __ __ __ __ __ G5 __ __ __ __ __ rest __ __ __ __ __ A4 __ __ __ __ __");
        assertThat(Attribute.PITCH_RANGE.of(bar)).isEqualTo(10 / 26.0);
        assertThat(Attribute.CONTOUR.of(bar)).isEqualTo(-3 / 26.0);
        assertThat(Attribute.NOTE_DENSITY.of(bar)).isEqualTo(3 / 24.0);
    }

    @Test
    void aSingleNoteHasNeitherRangeNorContour() {
        TokenBar bar = bar("C5" + " __".repeat(23));
        assertThat(Attribute.PITCH_RANGE.of(bar)).isZero();
        assertThat(Attribute.CONTOUR.of(bar)).isZero();
        assertThat(Attribute.RHYTHMIC_ENTROPY.of(bar)).isZero();
        assertThat(Attribute.INTERVAL_ENTROPY.of(bar)).isZero();
    }

    @Test
    void paddingHasNothing() {
        for (Attribute attribute : Attribute.values()) {
            assertThat(attribute.of(List.of(TokenBar.START, TokenBar.END))).containsOnly(0);
        }
    }

    @Test
    void anOutOfRangeNoteIsAnOnsetWithoutPitch() {
        TokenBar bar = bar("OOR __ __ __ __ __ C4" + " __".repeat(17));
        assertThat(Attribute.NOTE_DENSITY.of(bar)).isEqualTo(2 / 24.0);
        assertThat(Attribute.PITCH_RANGE.of(bar)).isZero();
    }

    @Test
    void beatStrengthCountsRestsAsOnsets() {
        TokenBar bar = bar("rest __ __ C4 __ __" + " __".repeat(18));
        assertThat(Attribute.BEAT_STRENGTH.of(bar)).isCloseTo((1 + 0.15) / (4 * 1.182), within(1e-12));
    }

    /** Two quarters and a half; a fifth up, then the same fifth down. */
    @Test
    void entropiesAreInBits() {
        TokenBar bar = bar("C4 __ __ __ __ __ G4 __ __ __ __ __ C4" + " __".repeat(11));
        assertThat(Attribute.RHYTHMIC_ENTROPY.of(bar)).isCloseTo(0.9182958340544896, within(1e-12));
        assertThat(Attribute.INTERVAL_ENTROPY.of(bar)).isZero();
        TokenBar two = bar("C4 __ __ __ __ __ G4 __ __ __ __ __ A4" + " __".repeat(11));
        assertThat(Attribute.INTERVAL_ENTROPY.of(two)).isCloseTo(1, within(1e-12));
    }

    private static TokenBar bar(String labels) {
        return new TokenBar(Stream.of(labels.split(" ")).map(Token::named).toList());
    }
}
