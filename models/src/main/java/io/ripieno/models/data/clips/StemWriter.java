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
import java.util.stream.Stream;

/** Renders a library into a folder beside its final one and moves it there when it is whole. */
final class StemWriter {
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
        int done = 0;
        for (Split split : Split.values()) {
            for (Instrument instrument : Instrument.values()) {
                write(split, instrument, StemLibrary.file(partial, split, instrument), index);
                done++;
                progress.rendered(split, instrument, done, Split.values().length * Instrument.values().length);
            }
        }
        Files.write(partial.resolve(StemLibrary.INDEX), index);
        Provenance provenance = new Provenance(
                plan, Composer.VERSION, voices.seen().font(), voices.heldOut().font());
        Files.write(partial.resolve(StemLibrary.PROVENANCE), provenance.lines());
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(Split split, Instrument instrument, Path file, List<String> index) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            new StemRenderer(plan.seed(), split, instrument, voices.of(split))
                    .render(plan.phrases(split), (stem, pcm) -> {
                        index.add(stem.line());
                        append(channel, pcm);
                    });
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
