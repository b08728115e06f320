package io.ripieno.models.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The log of a run as a CSV file, one line for each epoch. */
public final class TrainingLog {
    private static final String HEADER = "epoch,step,training_loss,validation_loss,validation_map,rate,seconds";
    private static final int COLUMNS = 7;

    private final Path file;
    private final List<EpochReport> reports = new ArrayList<>();

    private TrainingLog(Path file) {
        this.file = file;
    }

    /** A new log in place of one that may be there. */
    static TrainingLog start(Path file) {
        TrainingLog log = new TrainingLog(file);
        log.write();
        return log;
    }

    /** Goes on with the log of an interrupted run, without epochs after {@code lastEpoch}. */
    static TrainingLog resume(Path file, int lastEpoch) {
        TrainingLog log = new TrainingLog(file);
        read(file).stream().filter(report -> report.epoch() <= lastEpoch).forEach(log.reports::add);
        log.write();
        return log;
    }

    /** Reads a log. */
    public static List<EpochReport> read(Path file) {
        try {
            List<EpochReport> reports = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split(",", -1);
                if (cells.length == COLUMNS && !line.equals(HEADER)) {
                    reports.add(new EpochReport(
                            Integer.parseInt(cells[0]),
                            Long.parseLong(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3]),
                            Double.parseDouble(cells[4]),
                            Double.parseDouble(cells[5]),
                            Double.parseDouble(cells[6])));
                }
            }
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException("Training log %s cannot be read.".formatted(file), e);
        }
    }

    void add(EpochReport report) {
        reports.add(report);
        write();
    }

    List<EpochReport> reports() {
        return List.copyOf(reports);
    }

    private void write() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (EpochReport r : reports) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%.6f,%.6f,%.6f,%.3e,%.1f%n",
                    r.epoch(),
                    r.step(),
                    r.trainingLoss(),
                    r.validationLoss(),
                    r.validationMap(),
                    r.rate(),
                    r.seconds()));
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Training log %s cannot be written. Check the disk.".formatted(file), e);
        }
    }
}
