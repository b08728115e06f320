package io.ripieno.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.CliException;
import io.ripieno.cli.Screen;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.HeldInstance;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.cli.serve.SystemSettings;
import io.ripieno.cli.serve.TestPrograms;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    @TempDir
    Path folder;

    private DataHome data = new DataHome(Path.of(""));

    @BeforeEach
    void nameTheData() {
        data = new DataHome(folder.resolve("data"));
    }

    @Test
    void anotherDemoIsNotAttachedToAsItWouldEndTooSoon() {
        try (var other = new HeldInstance(data, "demo", folder)) {
            assertThat(other).isNotNull();
            assertThatThrownBy(this::open)
                    .isInstanceOf(CliException.class)
                    .hasMessageContaining("another demo runs on " + data.root())
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void theEndOfWhatWasAttachedToIsNoticed() throws Exception {
        try (var other = new HeldInstance(data, "serve", folder);
                Host host = open()) {
            assertThat(host.instance().bootstrapServers()).isEqualTo("127.0.0.1:1");
            host.checkAlive();
            other.end();
            assertThatThrownBy(host::checkAlive)
                    .isInstanceOf(CliException.class)
                    .hasMessageContaining("has ended; start it again");
        }
    }

    private Host open() {
        var settings = new SystemSettings("demo", data, folder, List.of(folder), 0, 0);
        return Host.open(new TestPrograms(), settings, Narrator.inLines(new Screen().terminal()));
    }
}
