package io.ripieno.music.score;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    private final Measured measured = new Measured("arrays");

    @Test
    void anInputThatAllocatesTooMuchFailsTheReportEvenIfItWasRefused() {
        measured.of("small", () -> new byte[1000]);
        assertThatCode(measured::report).doesNotThrowAnyException();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> measured.of("large", MeasuredTest::tooMuch));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(measured::report)
                .withMessageMatching("2 arrays: .* and 2\\d\\d\\.\\d MB allocated \\(large\\)");
    }

    @Test
    void nothingReadIsNothingShown() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(measured::report)
                .withMessageStartingWith("0 arrays");
    }

    private static int tooMuch() throws IOException {
        int sum = 0;
        for (int i = 0; i < 260; i++) {
            sum += new byte[1_000_000].length;
        }
        throw new IOException("refused after " + sum);
    }
}
