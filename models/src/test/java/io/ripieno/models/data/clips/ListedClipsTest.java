package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedClipsTest {
    @TempDir
    static Path folder;

    private static StemLibrary library;
    private static List<ListedClip> list;

    @BeforeAll
    static void render() throws Exception {
        library = SineLibrary.build(folder, SineLibrary.keys(6));
        list = new ClipLister(library, 5).list(SineLibrary.keys(6), 2);
    }

    @Test
    void haveTwoToFiveInstrumentsWhichAreHeard() {
        ListedClips clips = new ListedClips(library, list);
        assertThat(clips.size()).isBetween(6, 12);
        for (int i = 0; i < clips.size(); i++) {
            Truth[] truth = new Truth[Instrument.values().length];
            float[] mono = new float[10 * ClipSource.SAMPLE_RATE];
            clips.read(i, 0, mono, truth);

            assertThat(list.get(i).instruments()).hasSizeBetween(2, 5).doesNotHaveDuplicates();
            assertThat(Levels.peak(mono)).isBetween(0.70f, 0.71f);
            for (Instrument instrument : Instrument.values()) {
                assertThat(truth[instrument.ordinal()] == Truth.HEARD)
                        .isEqualTo(list.get(i).instruments().contains(instrument));
            }
        }
    }

    @Test
    void areReadBackFromTheirList() throws IOException {
        Path file = folder.resolve("list.csv");
        ListedClip first = list.get(0);
        ListedClip quoted =
                new ListedClip(99, "a \"b\", c", first.fingerprint(), -5, 160, first.players(), first.instruments());
        ClipList.write(file, List.of(first, quoted));

        assertThat(ClipList.read(Files.newBufferedReader(file))).containsExactly(first, quoted);
    }

    @Test
    void refuseAListThatThePiecesDoNotBearOut() {
        ListedClip first = list.get(0);
        ListedClip wrong = new ListedClip(
                first.number(),
                first.tune(),
                first.fingerprint(),
                first.seed(),
                first.offset(),
                first.players(),
                first.instruments().subList(1, first.instruments().size()));
        ListedClips clips = new ListedClips(library, List.of(wrong));

        assertThatThrownBy(() ->
                        clips.read(0, 0, new float[10 * ClipSource.SAMPLE_RATE], new Truth[Instrument.values().length]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make a new one");
    }

    @Test
    void refuseATableWithOtherColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> ClipList.read(Files.newBufferedReader(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a,b");
    }
}
