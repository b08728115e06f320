package io.ripieno.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "Für Elise", "春の海", "𝄞", "می‌خواهم", "👩‍🎤", "e\u0301"})
    void whatIsPlainStaysAsItIs(String text) {
        assertThat(PlainText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, '\b', '\t', '\n', '\r', 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
                0x202A, 0x202E, 0x2066, 0x2069, 0xD834, 0xDD1E, 0xFEFF, 0xE0041
            })
    void whatDrivesATerminalHasAStandIn(int character) {
        assertThat(PlainText.of("a" + Character.toString(character) + "b")).isEqualTo("a\ufffdb");
    }

    @Test
    void nothingIsLeftOfASequenceThatClearsTheScreen() {
        assertThat(PlainText.of("\u001b[2Jproduced\r\n")).isEqualTo("\ufffd[2Jproduced\ufffd\ufffd");
    }
}
