package io.ripieno.music.dmelodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.music.npz.NpyArray;
import io.ripieno.music.npz.NpzReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFilesTest {
    @TempDir
    Path folder;

    @Test
    void allRowsAreWrittenWithTheirNamesBesideThem() throws Exception {
        MelodyVocabulary vocabulary = MelodyVocabulary.usual();
        List<Double> progress = new ArrayList<>();
        DatasetFiles files = DatasetFiles.write(folder.resolve("new"), vocabulary, progress::add);

        assertThat(progress).isSorted().last().isEqualTo(1.0);
        try (NpzReader npz = NpzReader.open(files.arrays(), 100_000_000)) {
            assertThat(npz.names()).containsExactly("score_array", "latent_array");
            NpyArray scores = npz.array("score_array");
            assertThat(scores.header().shape()).containsExactly(1_354_752L, 16L);
            assertThat(wrongRows(scores.ints(), 16, row -> vocabulary.encode(Melodies.of(row))))
                    .isZero();
            NpyArray latents = npz.array("latent_array");
            assertThat(latents.header().shape()).containsExactly(1_354_752L, 9L);
            assertThat(wrongRows(latents.ints(), 9, row -> Factors.of(row).values()))
                    .isZero();
        }
        assertThat(Files.size(files.arrays())).isBetween(135_475_000L, 135_480_000L);

        JsonNode info = new ObjectMapper().readTree(files.info().toFile());
        assertThat(info.at("/note2index/C4").asInt()).isEqualTo(2);
        assertThat(info.at("/index2note/51").asText()).isEqualTo("C#8");
        assertThat(info.at("/latents/3/name").asText()).isEqualTo("rhythm_bar1");
        assertThat(info.at("/latents/3/size").asInt()).isEqualTo(28);
        assertThat(info.at("/latents/2/values/1").asText()).isEqualTo("minor");
    }

    @Test
    void aSplitHasEveryRowOnceAndDependsOnItsSeed() {
        DatasetSplit split = DatasetSplit.of(7);
        assertThat(split.training()).hasSize(948_326);
        assertThat(split.validation()).hasSize(270_950);
        assertThat(split.test()).hasSize(135_476);
        int[] all = Stream.of(split.training(), split.validation(), split.test())
                .flatMapToInt(IntStream::of)
                .toArray();
        assertThat(all).startsWith(DatasetSplit.of(7).training()[0]);
        assertThat(DatasetSplit.of(8).training()).isNotEqualTo(split.training());
        Arrays.sort(all);
        assertThat(Arrays.equals(all, IntStream.range(0, Melodies.COUNT).toArray()))
                .isTrue();
    }

    @Test
    void aSplitIsWrittenAsThreeArrays() throws Exception {
        DatasetSplit split = DatasetSplit.of(1);
        Path file = split.write(folder.resolve("split.npz"));
        try (NpzReader npz = NpzReader.open(file, 10_000_000)) {
            assertThat(npz.names()).containsExactly("training", "validation", "test");
            assertThat(npz.array("test").ints()).isEqualTo(split.test());
        }
    }

    private static long wrongRows(int[] values, int width, IntFunction<int[]> expected) {
        return IntStream.range(0, Melodies.COUNT)
                .parallel()
                .filter(row -> !Arrays.equals(values, row * width, (row + 1) * width, expected.apply(row), 0, width))
                .count();
    }
}
