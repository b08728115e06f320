package io.ripieno.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDraftsTest {
    @TempDir
    Path folder;

    private final List<Path> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long bytes;

    @Test
    void aFolderGivesItsAudioFilesAndNotThoseOfItsFolders() throws Exception {
        Path one = file("one.wav");
        file("notes.txt");
        file(".hidden.wav");
        file("in/two.flac");
        find(false);
        assertThat(files).containsExactly(one);
        assertThat(bytes).isEqualTo(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void foldersWithinFoldersAreEnteredWhenAskedToAlsoThoughLinksThatGoRound() throws Exception {
        Path one = file("one.wav");
        Path two = file("in/deep/two.flac");
        Files.createSymbolicLink(folder.resolve("in/round"), folder);
        find(true);
        assertThat(files).containsExactlyInAnyOrder(one, two);
        assertThat(problems).singleElement().asString().contains("round").contains("cannot be read");
    }

    @Test
    void patternsTakeThePlaceOfTheUsualExtensions() throws Exception {
        file("one.wav");
        Path raw = file("two.raw");
        Path deep = file("in/three.wav");
        find(true, "*.raw", "in/*");
        assertThat(files).containsExactlyInAnyOrder(raw, deep);
    }

    @Test
    void aFileIsTakenWhateverItsNameAndWhatIsNoneIsAProblemThatSaysWhatToDo() throws Exception {
        Path odd = file("take.dat");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        new FileDrafts(List.of(odd, empty, folder.resolve("gone.wav")), false, List.of()).each(sink());
        assertThat(files).containsExactly(odd);
        assertThat(problems)
                .containsExactly(
                        empty
                                + ": it holds no recording; name files, other patterns with --include, or enter its folders with --recursive",
                        folder.resolve("gone.wav") + ": it does not exist; check the path");
    }

    private void find(boolean recursive, String... globs) {
        List<FileDrafts.Pattern> patterns = new ArrayList<>();
        for (String glob : globs) {
            patterns.add(new FileDrafts.Pattern(
                    FileSystems.getDefault().getPathMatcher("glob:" + glob), glob.contains("/")));
        }
        new FileDrafts(List.of(folder), recursive, patterns).each(sink());
    }

    private FileDrafts.FileSink sink() {
        return new FileDrafts.FileSink() {
            @Override
            public void file(Path file, long length) {
                files.add(file);
                bytes += length;
            }

            @Override
            public void problem(Path word, String why) {
                problems.add(word + ": " + why);
            }
        };
    }

    private Path file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }
}
