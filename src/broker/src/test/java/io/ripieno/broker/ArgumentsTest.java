package io.ripieno.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @Test
    void allOptionsAreRead() {
        var arguments =
                Arguments.parse(List.of("--data", "/d", "--port", "9092", "--ready-file", "/r", "--exit-with-parent"));
        assertThat(arguments.settings()).isEqualTo(new BrokerSettings(Path.of("/d"), 9092));
        assertThat(arguments.readyFile()).contains(Path.of("/r"));
        assertThat(arguments.exitWithParent()).isTrue();
    }

    @Test
    void onlyTheDataDirectoryIsNeeded() {
        var arguments = Arguments.parse(List.of("--data", "/d"));
        assertThat(arguments.settings().port()).isZero();
        assertThat(arguments.readyFile()).isEmpty();
        assertThat(arguments.exitWithParent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 1|--data DIR is missing",
                "--data|--data wants a value",
                "--data /d --port many|--port wants a number, not 'many'",
                "--data /d --port 70000|port is 70000; give one from 1 to 65535",
                "--data /d --fast|unknown argument '--fast'",
            })
    void aWrongWordIsNamed(String words, String message) {
        assertThatThrownBy(() -> Arguments.parse(List.of(words.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
