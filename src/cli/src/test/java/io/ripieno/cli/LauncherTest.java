package io.ripieno.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ripieno} in a checkout of its own, with programs that only say how they were called. */
class LauncherTest {
    private static final Path SCRIPT = Path.of("../../ripieno").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path checkout = Path.of("");

    record Answer(int exitCode, String out, String err) {}

    @BeforeEach
    void checkOut() throws Exception {
        checkout = Files.createDirectories(folder.resolve("check out"));
        executable(checkout.resolve("ripieno"), Files.readString(SCRIPT));
        source("src/cli/src/main/A.java");
        source("src/broker/src/main/B.java");
        executable(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        executable(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21.0.1\"\n");
        executable(folder.resolve("bin/mvn"), """
                #!/bin/sh
                echo "$@" >> ../mvn.log
                for m in $(echo "$6" | tr , " "); do mkdir -p $m/target/lib $m/target/quarkus-app; done
                [ ! -d src/service/target ] || touch src/service/target/quarkus-app/quarkus-run.jar
                """);
    }

    @Test
    void helpNeedsNeitherJavaNorABuild() throws Exception {
        Answer answer = run("--help");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("demo [FILE...]", "submit FILE...", "watch [JOB...]", "cancel JOB...", "replay ")
                .contains("train RECIPE");
        assertThat(folder.resolve("mvn.log")).doesNotExist();
    }

    @Test
    void anUnknownCommandIsWrongAndNothingIsBuilt() throws Exception {
        Answer answer = run("dmeo");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("there is no command 'dmeo'");
        assertThat(folder.resolve("mvn.log")).doesNotExist();
    }

    @Test
    void onlyWhatTheCommandNeedsIsBuiltAndOnlyOnce() throws Exception {
        Answer first = run("tag", "a b.wav");
        assertThat(first.err()).contains("building cli");
        assertThat(first.out().lines())
                .containsSubsequence("-Dripieno.checkout=" + checkout, "-cp")
                .endsWith("io.ripieno.cli.Main", "tag", "a b.wav");
        assertThat(builds()).hasSize(1).first().asString().contains("-pl src/cli ");

        assertThat(run("tag", "x.wav").err()).isEmpty();
        assertThat(builds()).hasSize(1);

        for (String command : List.of("evaluate", "submit", "watch", "cancel", "replay")) {
            Answer answer = run(command, "x");
            assertThat(answer.out().lines()).endsWith("io.ripieno.cli.Main", command, "x");
        }
        assertThat(builds()).hasSize(1);

        run("serve");
        assertThat(builds()).hasSize(2).last().asString().contains("-pl src/service,src/broker ");
    }

    @Test
    void aNewerSourceIsBuiltAgain() throws Exception {
        run("tag", "x.wav");
        Files.setLastModifiedTime(
                source("src/cli/src/main/A.java"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run("tag", "x.wav").err()).contains("whose sources have changed");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void aBuildThatFailsShowsTheEndOfItsLog() throws Exception {
        executable(folder.resolve("bin/mvn"), "#!/bin/sh\necho COMPILATION ERROR: A.java\nexit 1\n");
        Answer answer = run("tag", "x.wav");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains("COMPILATION ERROR: A.java").contains("the build failed");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void anOldJavaIsNamedWithWhatToInstall() throws Exception {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Answer answer = run("tag", "x.wav");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err())
                .contains("is Java 11; Ripieno needs 17 or later")
                .contains("apt-get install");
    }

    @Test
    void itIsFoundThroughALinkAndFilesStayRelativeToTheCaller() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("ripieno"));
        Answer answer = start(link, List.of("tag", "x.wav"));
        assertThat(answer.out().lines())
                .contains("-Dripieno.checkout=" + checkout)
                .endsWith("x.wav");
    }

    @Test
    void trainingKeepsItsThreadsFromSpinning() throws Exception {
        executable(
                folder.resolve("jdk/bin/java"),
                "#!/bin/sh\necho $OMP_NUM_THREADS $OMP_WAIT_POLICY $GOMP_SPINCOUNT $*\n");
        Answer answer = run("train", "instrument-tagger");
        assertThat(answer.out())
                .startsWith("1 PASSIVE 0 ")
                .endsWith("io.ripieno.models.Main train instrument-tagger\n");
        assertThat(builds()).singleElement().asString().contains("-pl models ");
    }

    @Test
    void whatIsMeasuredThroughTheServiceNeedsNoTrainingModule() throws Exception {
        Answer engine = run("benchmark", "engine", "--json");
        assertThat(engine.out().lines()).endsWith("io.ripieno.cli.Main", "benchmark", "engine", "--json");
        assertThat(builds()).singleElement().asString().contains("-pl src/cli ");

        run("benchmark", "pipeline");
        assertThat(builds()).last().asString().contains("-pl src/service,src/broker ");
        int before = builds().size();
        for (String name : List.of("memory", "turns", "endings")) {
            Answer answer = run("benchmark", name);
            assertThat(answer.out().lines()).endsWith("io.ripieno.cli.Main", "benchmark", name);
        }
        assertThat(builds()).as("all of it is there").hasSize(before);

        Answer decode = run("benchmark", "decode");
        assertThat(decode.out().lines()).endsWith("io.ripieno.models.Main", "benchmark", "decode");
        assertThat(builds()).last().asString().contains("-pl models ");
    }

    private Answer run(String... words) throws Exception {
        return start(checkout.resolve("ripieno"), List.of(words));
    }

    private Answer start(Path script, List<String> words) throws Exception {
        List<String> line = new ArrayList<>(List.of(script.toString()));
        line.addAll(words);
        var builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), out, Files.readString(err));
    }

    private List<String> builds() throws Exception {
        return Files.readAllLines(folder.resolve("mvn.log"));
    }

    private Path source(String name) throws Exception {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        Files.setLastModifiedTime(file.getParent(), FileTime.from(Instant.now().minusSeconds(60)));
        return file;
    }

    private static void executable(Path file, String script) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
