package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThisProgramTest {
    @Test
    void onlyWhatAWorkerNeedsIsOnItsClassPath() {
        List<String> line = DecodeWorkerCommand.ofThisProgram().line();
        String classPath = line.get(line.indexOf("-cp") + 1);

        assertThat(classPath.split(File.pathSeparator))
                .hasSize(5)
                .anyMatch(part -> part.endsWith("classes"))
                .noneMatch(part -> part.contains("junit"));
        assertThat(line).contains("-Xmx256m").endsWith("io.ripieno.music.decode.DecodeWorker", "decode-worker");
    }

    @Test
    void hiddenArgumentsTakeThePlaceOfTheHiddenCommand() {
        assertThat(DecodeWorkerCommand.ofThisProgram("hidden", "-x").line())
                .endsWith("hidden", "-x")
                .doesNotContain("decode-worker");
    }

    @Test
    void aProgramWhosePartsAreInNoFilesIsStartedAsItWas() {
        assertThat(ThisProgram.asStarted("io.ripieno.cli.Main tag song.mp3", "a.jar:b.jar"))
                .containsExactly("-cp", "a.jar:b.jar", "io.ripieno.cli.Main");
        assertThat(ThisProgram.asStarted("quarkus-app/quarkus-run.jar", "quarkus-app/quarkus-run.jar"))
                .containsExactly("-jar", "quarkus-app/quarkus-run.jar");
        assertThat(ThisProgram.asStarted("/opt/my programs/ripieno.jar --port 1", "/opt/my programs/ripieno.jar"))
                .containsExactly("-jar", "/opt/my programs/ripieno.jar");
        assertThat(ThisProgram.asStarted("io.ripieno.cli.Main copy a.jar b", "c"))
                .containsExactly("-cp", "c", "io.ripieno.cli.Main");
        assertThatIllegalStateException()
                .isThrownBy(() -> ThisProgram.asStarted("", "a.jar"))
                .withMessageEndingWith("give the command line of the decode workers.");
    }

    @Test
    void anEmptyCommandLineIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DecodeWorkerCommand(List.of()));
    }
}
