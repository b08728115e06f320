package io.ripieno.music.ecmg;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.Notation;
import io.ripieno.music.score.NoteValue;
import io.ripieno.music.score.Rational;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationLabelTest {
    @Test
    void thereAre22LabelsOfWhichNetworksKnow19() {
        assertThat(Stream.of(DurationLabel.values()).map(DurationLabel::ticks))
                .containsExactly(2, 3, 4, 5, 6, 8, 9, 12, 16, 18, 24, 32, 36, 48, 64, 72, 96, 128, 144, 192, 288, 0);
        assertThat(DurationLabel.DOTTED_WHOLE.isKnownToNetworks()).isTrue();
        assertThat(DurationLabel.DOUBLE.isKnownToNetworks()).isFalse();
    }

    /** Durations in quarter notes, with the note's type and the divisions that the source counts in. */
    @ParameterizedTest
    @CsvSource({
        "1/1, QUARTER, 4, QUARTER",
        "3/2, QUARTER, 4, DOTTED_QUARTER",
        "2/3, QUARTER, 3, QUARTER_TRIPLET",
        "3/16, THIRTY_SECOND, 16, DOTTED_THIRTY_SECOND",
        "1/3, EIGHTH, 12, EIGHTH_TRIPLET",
        "1/4, EIGHTH, 4, EIGHTH_TRIPLET",
        "1/2, EIGHTH, 2, EIGHTH",
        "1/5, SIXTEENTH, 40, SIXTEENTH",
        "8/1, BREVE, 1, DOUBLE",
        "12/1, BREVE, 1, DOTTED_DOUBLE",
    })
    void aNotatedTypeDecides(String duration, NoteValue type, long divisions, DurationLabel label) {
        assertThat(DurationLabel.of(time(duration), new Notation(type, 0, null), divisions))
                .isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"1/1, QUARTER", "1/3, EIGHTH_TRIPLET", "5/4, NONE", "6/1, DOTTED_WHOLE", "1/24, NONE", "8/1, DOUBLE"})
    void withoutATypeTheLengthDecides(String duration, DurationLabel label) {
        assertThat(DurationLabel.of(time(duration), Notation.NONE, 24)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"5/4, HALF_TRIPLET", "8/1, DOTTED_WHOLE", "1/100, THIRTY_SECOND_TRIPLET", "5/6, DOTTED_EIGHTH"})
    void theNearestLabelIsOneThatNetworksKnow(String duration, DurationLabel label) {
        assertThat(DurationLabel.nearest(time(duration))).isEqualTo(label);
    }

    private static Rational time(String text) {
        String[] parts = text.split("/");
        return Rational.of(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
