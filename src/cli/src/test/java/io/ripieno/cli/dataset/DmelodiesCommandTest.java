package io.ripieno.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Screen;
import io.ripieno.music.npz.NpzReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DmelodiesCommandTest {
    @TempDir
    Path folder;

    @Test
    void allMelodiesAreWrittenWithABarTheTimeAndASplit() throws Exception {
        Screen screen = new Screen(true);
        assertThat(run(screen, "--split", "5", "--first", "rest")).isEqualTo(ExitCode.DONE);
        assertThat(screen.err()).contains("[############............]").contains("1,354,752 melodies");
        assertThat(screen.outLines()).hasSize(4);
        assertThat(screen.outLines().get(3)).matches("1354752 melodies in \\d+\\.\\d s");
        try (NpzReader npz = NpzReader.open(folder.resolve("dmelodies-split-5.npz"), 10_000_000)) {
            assertThat(npz.array("test").ints()).hasSize(135_476);
        }
        JsonNode info =
                new ObjectMapper().readTree(folder.resolve("dmelodies.json").toFile());
        assertThat(info.at("/note2index/rest").asInt(-1)).isZero();
    }

    @Test
    void singleMelodiesAreExportedUnderTheirNames() throws Exception {
        Screen screen = new Screen();
        assertThat(run(screen, "--json", "--export", "0,16")).isEqualTo(ExitCode.DONE);
        JsonNode report = new ObjectMapper().readTree(screen.out());
        assertThat(report.at("/melodies").asInt()).isEqualTo(2);
        assertThat(report.at("/files")).hasSize(4);
        assertThat(folder.resolve("0_0_0_0_0_0_0_0_0_0.mid")).isNotEmptyFile();
        assertThat(folder.resolve("16_0_0_0_0_1_0_0_0_0.musicxml")).isNotEmptyFile();
        assertThat(folder.resolve("dmelodies.npz")).doesNotExist();
    }

    @Test
    void aMelodyThatIsNotThereIsAWrongCommandLine() {
        assertThat(run(new Screen(), "--export", "1354752")).isEqualTo(ExitCode.USAGE);
        assertThat(run(new Screen(), "--export", "first")).isEqualTo(ExitCode.USAGE);
    }

    private int run(Screen screen, String... words) {
        String[] line = new String[words.length + 3];
        line[0] = "dmelodies";
        line[1] = "--out";
        line[2] = folder.toString();
        System.arraycopy(words, 0, line, 3, words.length);
        return DatasetCommand.commandLine(screen.terminal())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(line);
    }
}
