package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody swaps what is to be read, as fast as he can, while it is opened again and again. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class FileRacesTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration RACE = Duration.ofMillis(1500);

    @TempDir
    Path folder;

    @Test
    void aFileThatIsSwappedForALinkOutOfTheRootNeverGivesTheSecret() throws Exception {
        Path song = song();
        Path link = Files.createSymbolicLink(folder.resolve("parked"), outside().resolve("song"));
        race(song, () -> swap(song, link));
    }

    @Test
    void aFolderThatIsSwappedForALinkOutOfTheRootNeverGivesTheSecret() throws Exception {
        Path song = song();
        Path link = Files.createSymbolicLink(folder.resolve("parked"), outside());
        race(song, () -> swap(folder.resolve("root/album"), link));
    }

    @Test
    void aFileThatIsSwappedForAPipeNeverHoldsItsReader() throws Exception {
        Path song = song();
        Path pipe = Fifo.make(folder.resolve("parked"));
        race(song, () -> swap(song, pipe));
        Pipes.letGo(new FileRoots.Placed(pipe.toUri(), folder, Path.of("parked")));
    }

    private Path song() throws IOException {
        Path album = Files.createDirectories(folder.resolve("root/album"));
        return Files.writeString(album.resolve("song"), "harmless");
    }

    private Path outside() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("song"), "secret");
        return outside;
    }

    /** The other takes the place of the first, and gives it back. */
    private void swap(Path first, Path other) throws IOException {
        Path aside = folder.resolve("aside");
        move(first, aside);
        move(other, first);
        move(first, other);
        move(aside, first);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private void race(Path song, Swap swap) throws Exception {
        FileStore store = new FileStore(List.of(folder.resolve("root")), LIMIT);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<@Nullable Exception> broken = new AtomicReference<>();
        Thread swapper = new Thread(() -> {
            try {
                while (!ended.get()) {
                    swap.swap();
                }
            } catch (IOException e) {
                broken.set(e);
            }
        });
        swapper.start();
        int read = 0;
        int refused = 0;
        long end = System.nanoTime() + RACE.toNanos();
        try {
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                try (SeekableByteChannel channel = store.open(song.toUri(), Stop.NEVER)) {
                    assertThat(content(channel)).isEqualTo("harmless");
                    read++;
                } catch (JobFailure e) {
                    assertThat(e.problem()).contains(song.toUri().toString());
                    refused++;
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plusSeconds(8));
            }
        } finally {
            ended.set(true);
            swapper.join();
        }
        assertThat(broken.get()).isNull();
        assertThat(read + refused).isPositive();
    }

    private static String content(SeekableByteChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        while (channel.read(buffer) >= 0) {}
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
    }

    private interface Swap {
        void swap() throws IOException;
    }
}
