package io.ripieno.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.broker.BrokerServer;
import io.ripieno.broker.BrokerSettings;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TopicsCommandTest {
    @TempDir
    Path data;

    @Test
    void missingTopicsAreCreatedOnceWithTheirSettings() throws Exception {
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            String servers = broker.bootstrapServers();
            assertThat(run(servers, "list").outLines()).anySatisfy(line -> assertThat(line)
                    .startsWith("ripieno.tagging.jobs.v1 ")
                    .contains("  missing  "));

            assertThat(run(servers, "create").outLines())
                    .contains("created ripieno.tagging.jobs.v1", "created ripieno.progress.v1");
            assertThat(run(servers, "create").outLines()).containsExactly("all topics are there");

            var listed =
                    new ObjectMapper().readTree(run(servers, "list", "--json").out());
            assertThat(listed.get(0).get("name").textValue()).isEqualTo("ripieno.tagging.jobs.v1");
            assertThat(listed).allSatisfy(topic -> assertThat(topic.get("partitionsOnBroker"))
                    .isEqualTo(topic.get("partitions")));
        }
    }

    private static Screen run(String servers, String... words) {
        var screen = new Screen();
        var command = new CommandLine(new TopicsCommand(screen.terminal()));
        String[] line = new String[words.length + 2];
        System.arraycopy(words, 0, line, 0, words.length);
        line[words.length] = "--bootstrap-servers";
        line[words.length + 1] = servers;
        assertThat(command.execute(line)).isEqualTo(ExitCode.DONE);
        return screen;
    }
}
