package io.ripieno.music.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.formats.AnyScoreReader;
import io.ripieno.music.formats.ScoreWriters;
import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreReader;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCorpusTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderOfAllFormatsIsAStreamOfTunesWithWhatWasRefused() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(
                folder.resolve("b.abc"), "X:1\nK:C\nabc|\n\nX:2\nK:Q\nabc|\n\nX:3\nK:R\nabc|\n\nX:4\nK:D\nabc|\n");
        for (ScoreFormat format : ScoreFormat.values()) {
            try (OutputStream out = Files.newOutputStream(folder.resolve("sub/x" + format.suffix()))) {
                ScoreWriters.of(format).write(RandomScores.of(1, RandomScores.MELODY), out);
            }
        }
        Files.write(folder.resolve("c.mid"), new byte[] {'M', 'T', 'h', 'd', 0});
        Files.writeString(folder.resolve("readme.txt"), "no score");
        Files.createSymbolicLink(folder.resolve("a.abc"), folder.resolve("b.abc"));
        Refusals refusals = new Refusals();

        assertThat(refusals.of(new ScoreCorpus(folder, ScoreLimits.DEFAULT).tunes())
                        .map(CorpusTune::id))
                .containsExactly("b.abc#1", "b.abc#4", "sub/x.abc#1", "sub/x.mid#1", "sub/x.musicxml#1", "sub/x.mxl#1");
        assertThat(refusals.all()).hasSize(3);
        assertThat(refusals.all().get(0)).satisfies(refusal -> {
            assertThat(refusal.file()).isEqualTo("b.abc");
            assertThat(refusal.number()).isEqualTo(2);
            assertThat(refusal.place()).hasToString("line 6, column 1");
            assertThat(refusal.message()).startsWith("line 6, column 1: The key K:Q is not understood: write");
        });
        assertThat(refusals.all().get(2).file()).isEqualTo("c.mid");
        assertThat(refusals.counts().values()).containsExactly(1, 1, 1);
    }

    @Test
    void tunesAreReadWhenTheyAreAskedFor() throws IOException {
        Files.writeString(folder.resolve("a.abc"), "X:1\nK:C\nabc|\n");
        Files.writeString(folder.resolve("b.abc"), "X:1\nK:C\nabc|\n");
        AtomicInteger read = new AtomicInteger();
        ScoreReader endless = new ScoreReader() {
            @Override
            public Tune.Read read(ScoreSource source, ScoreLimits limits) throws ScoreException {
                read.incrementAndGet();
                return new AnyScoreReader().read(source, limits);
            }

            @Override
            public Stream<Tune> tunes(ScoreSource source, ScoreLimits limits) {
                return Stream.generate(() -> {
                    try {
                        return read(source, limits);
                    } catch (ScoreException e) {
                        throw new AssertionError(e);
                    }
                });
            }
        };

        Iterator<CorpusTune> tunes =
                new ScoreCorpus(folder, ScoreLimits.DEFAULT, endless).tunes().iterator();
        assertThat(tunes.next().id()).isEqualTo("a.abc#1");
        assertThat(read).hasValue(1);
        assertThat(tunes.next().id()).isEqualTo("a.abc#2");
        assertThat(read).hasValue(2);
    }

    @Test
    void refusalsAreCountedByReasonWithoutNamesAndNumbers() throws IOException {
        Files.writeString(folder.resolve("a.abc"), "X:1\nK:C\n[a[b]|\n\nX:2\nK:C\nab[c[d|\n\nX:3\nK:C\na0|\n");
        Refusals refusals = new Refusals();

        assertThat(refusals.of(new ScoreCorpus(folder, ScoreLimits.DEFAULT).tunes()))
                .isEmpty();
        assertThat(refusals.counts().entrySet().stream().map(Object::toString))
                .containsExactly(
                        "UNREADABLE: A chord is opened inside of a chord=2", "UNREADABLE: A note length is N/N=1");
    }

    @Test
    void whatAUserDoesNotWantIsCountedToo() throws IOException {
        Files.writeString(folder.resolve("a.abc"), "X:1\nK:C\nabc|\n");
        Refusals refusals = new Refusals();
        new ScoreCorpus(folder, ScoreLimits.DEFAULT)
                .tunes()
                .forEach(tune -> refusals.add(tune, "not 4/4", "The metre is free."));

        assertThat(refusals.counts()).containsEntry("not 4/4", 1);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ScoreCorpus(folder.resolve("none"), ScoreLimits.DEFAULT).tunes())
                .isInstanceOfSatisfying(
                        ScoreException.class, e -> assertThat(e.problem()).isEqualTo(Problem.INPUT_OUTPUT))
                .hasMessageEndingWith(
                        "cannot be read (NoSuchFileException): give a folder of scores that this user may read.");
    }
}
