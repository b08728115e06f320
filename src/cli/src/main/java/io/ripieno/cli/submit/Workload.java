package io.ripieno.cli.submit;

import io.ripieno.cli.report.Figures;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much has been read of how much. */
final class Workload {
    private static final int CELLS = 24;

    private final OptionalLong allFiles;
    private final OptionalLong allBytes;
    private long files;
    private long bytes;

    private Workload(OptionalLong allFiles, OptionalLong allBytes) {
        this.allFiles = allFiles;
        this.allBytes = allBytes;
    }

    /** Nobody knows how much there will be. */
    static Workload unknown() {
        return new Workload(OptionalLong.empty(), OptionalLong.empty());
    }

    /** All files there are, counted without keeping them. */
    static Workload of(FileDrafts drafts) {
        var counter = new Counter();
        drafts.each(counter);
        return new Workload(OptionalLong.of(counter.files), OptionalLong.of(counter.bytes));
    }

    void addFile() {
        files++;
    }

    void addBytes(int more) {
        bytes += more;
    }

    @Override
    public String toString() {
        if (allFiles.isEmpty() || allBytes.isEmpty()) {
            return "%d jobs, %s read".formatted(files, Figures.bytes(bytes));
        }
        double share = allBytes.getAsLong() == 0 ? 1 : Math.min(1, bytes / (double) allBytes.getAsLong());
        return "%s %s  %d of %d files, %s of %s"
                .formatted(
                        Figures.bar(share, CELLS),
                        Figures.percent(share),
                        files,
                        allFiles.getAsLong(),
                        Figures.bytes(bytes),
                        Figures.bytes(allBytes.getAsLong()));
    }

    private static final class Counter implements FileDrafts.FileSink {
        private long files;
        private long bytes;

        @Override
        public void file(Path file, long length) {
            files++;
            bytes += length;
        }

        @Override
        public void problem(Path word, String saidLater) {}
    }
}
