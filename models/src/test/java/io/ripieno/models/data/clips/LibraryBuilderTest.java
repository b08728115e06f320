package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryBuilderTest {
    @TempDir
    Path folder;

    @Test
    void makesOnlyWhatIsMissing() throws Exception {
        SineLibrary.build(folder, SineLibrary.keys(2));
        assertThat(LibraryBuilder.missing(folder, SineLibrary.keys(3)))
                .extracting(PieceKey::tune)
                .containsExactly("improvised#2");
        List<String> written = new ArrayList<>();
        List<Integer> told = new ArrayList<>();

        StemLibrary library = SineLibrary.builder(key -> {
                    written.add(key.tune());
                    return Improvisation.of(key, SineLibrary.SECONDS);
                })
                .build(folder, SineLibrary.keys(3), (done, total) -> told.add(done));

        assertThat(written).containsExactly("improvised#2");
        assertThat(told).containsExactly(3);
        assertThat(library.pieces()).isEqualTo(3);
        assertThat(library.hours()).isGreaterThan(3.0 * 4 * SineLibrary.SECONDS / 3600);
    }

    @Test
    void givesTheSameBytesForTheSameKeys() throws Exception {
        SineLibrary.build(folder.resolve("one"), SineLibrary.keys(1));
        SineLibrary.build(folder.resolve("other"), SineLibrary.keys(1));

        try (var files = Files.list(folder.resolve("one"))) {
            for (Path file : files.toList()) {
                assertThat(file).hasSameBinaryContentAs(folder.resolve("other").resolve(file.getFileName()));
            }
        }
    }

    @Test
    void levelsWhatSoundsOfEveryStem() throws Exception {
        StemLibrary library = SineLibrary.build(folder, SineLibrary.keys(1));

        for (Stem stem : library.piece(SineLibrary.keys(1).get(0).seed()).stems()) {
            assertThat(Math.sqrt(Levels.sounding(stem.levels())))
                    .as(stem.track())
                    .isBetween(0.05, 0.1001);
        }
    }

    @Test
    void refusesADamagedTable() throws Exception {
        List<PieceKey> keys = SineLibrary.keys(1);
        SineLibrary.build(folder, keys);
        Files.writeString(StemWriter.table(folder, keys.get(0).seed()), "violin\n");

        assertThatThrownBy(() -> SineLibrary.build(folder, keys))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("rendered again");
    }
}
