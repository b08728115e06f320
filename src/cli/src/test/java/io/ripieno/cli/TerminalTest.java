package io.ripieno.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String HOSTILE = "\u001b[2Ja\r\nripieno: b \u202ec";
    private static final String PLAIN = "\ufffd[2Ja\ufffd\ufffdripieno: b \ufffdc";

    private final Screen screen = new Screen();

    @Test
    void textFromOutsideStaysInItsLineAndDrivesNothing() {
        screen.terminal().line(HOSTILE);
        screen.terminal().note(HOSTILE);
        screen.terminal().complain(HOSTILE);
        assertThat(screen.out()).isEqualTo(PLAIN + System.lineSeparator());
        assertThat(screen.err())
                .isEqualTo(PLAIN + System.lineSeparator() + "ripieno: " + PLAIN + System.lineSeparator());
    }
}
