package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Composer;
import io.ripieno.models.data.phrase.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Renders a library into a folder beside its final one and moves it there when it is whole. */
final class StemWriter {
    private static final int MOST_AT_A_TIME = 2;

    private final StemPlan plan;
    private final StemVoices voices;

    StemWriter(StemPlan plan, StemVoices voices) {
        this.plan = plan;
        this.voices = voices;
    }

    void write(Path folder, StemProgress progress) throws IOException {
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        clear(partial);
        Files.createDirectories(partial);
        List<String> index = new ArrayList<>();
        index.add(Stem.COLUMNS);
        index.addAll(render(partial, progress));
        Files.write(partial.resolve(StemLibrary.INDEX), index);
        Provenance provenance = new Provenance(
                plan, Composer.VERSION, voices.seen().font(), voices.heldOut().font());
        Files.write(partial.resolve(StemLibrary.PROVENANCE), provenance.lines());
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The lines of the index in the order of splits and instruments, whichever is finished first. */
    private List<String> render(Path folder, StemProgress progress) throws IOException {
        int total = Split.values().length * Instrument.values().length;
        int threads = Math.min(MOST_AT_A_TIME, Runtime.getRuntime().availableProcessors());
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<String>>> parts = new ArrayList<>();
            for (Split split : Split.values()) {
                for (Instrument instrument : Instrument.values()) {
                    parts.add(pool.submit(() -> {
                        List<String> lines = render(split, instrument, StemLibrary.file(folder, split, instrument));
                        progress.rendered(split, instrument, done.incrementAndGet(), total);
                        return lines;
                    }));
                }
            }
            List<String> lines = new ArrayList<>();
            for (Future<List<String>> part : parts) {
                lines.addAll(part.get());
            }
            return lines;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("Rendering failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Rendering was interrupted; start it again.", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<String> render(Split split, Instrument instrument, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            new StemRenderer(plan.seed(), split, instrument, voices.of(split))
                    .render(plan.phrases(split), (stem, pcm) -> {
                        lines.add(stem.line());
                        append(channel, pcm);
                    });
            return lines;
        } catch (UncheckedIOException e) {
            throw new IOException(
                    "The stems cannot be written to " + file + " (" + e.getMessage()
                            + "). Maybe the disk is full: a library takes 384 kB a phrase.",
                    e);
        }
    }

    private static void append(FileChannel channel, ByteBuffer pcm) {
        try {
            while (pcm.hasRemaining()) {
                channel.write(pcm);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
