package io.ripieno.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    @TempDir
    Path folder;

    @Test
    void belowAFolderAllAudioFilesAreFoundInOrder() throws Exception {
        Path second = file("b/two.FLAC");
        Path first = file("b/a/one.wav");
        Path third = file("c.opus");
        file("notes.txt");
        file("b/.hidden.wav");
        Files.createDirectories(folder.resolve("looks.like.wav"));
        assertThat(Recordings.find(List.of(folder)))
                .isEqualTo(new Recordings(List.of(first, second, third), List.of()));
    }

    @Test
    void aFileIsTakenWhateverItsNameAndOnlyOnce() throws Exception {
        Path odd = file("take.dat");
        Path wav = file("x.wav");
        assertThat(Recordings.find(List.of(odd, wav, folder)).files()).containsExactly(odd, wav);
    }

    @Test
    void aWordThatStandsForNothingIsAProblemThatNamesIt() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path gone = folder.resolve("gone.wav");
        Recordings found = Recordings.find(List.of(empty, gone, file("x.wav")));
        assertThat(found.files()).hasSize(1);
        assertThat(found.problems()).extracting(Recordings.Problem::path).containsExactly(empty, gone);
        assertThat(found.problems().get(0).message())
                .startsWith(empty + " holds no recording")
                .contains("flac");
        assertThat(found.problems().get(1).message()).startsWith(gone + " does not exist");
    }

    private Path file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
