package io.ripieno.models.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The log of a run as a CSV file, one line for each epoch: {@code epoch,step,rate,seconds}, then a column {@code training_*}
 * or {@code validation_*} for each figure.
 */
public final class TrainingLog {
    private static final String TRAINING = "training_";
    private static final String VALIDATION = "validation_";
    private static final List<String> FIRST = List.of("epoch", "step", "rate", "seconds");

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
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.isEmpty() ? new String[0] : lines.get(0).split(",", -1);
            List<EpochReport> reports = new ArrayList<>();
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                String[] cells = line.split(",", -1);
                if (cells.length == header.length) {
                    reports.add(report(header, cells));
                }
            }
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException("Training log %s cannot be read.".formatted(file), e);
        }
    }

    private static EpochReport report(String[] header, String[] cells) {
        Map<String, Double> training = new LinkedHashMap<>();
        Map<String, Double> validation = new LinkedHashMap<>();
        for (int i = FIRST.size(); i < header.length; i++) {
            if (header[i].startsWith(TRAINING)) {
                training.put(header[i].substring(TRAINING.length()), Double.valueOf(cells[i]));
            } else {
                validation.put(header[i].substring(VALIDATION.length()), Double.valueOf(cells[i]));
            }
        }
        return new EpochReport(
                Integer.parseInt(cells[0]),
                Long.parseLong(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                training,
                validation);
    }

    void add(EpochReport report) {
        reports.add(report);
        write();
    }

    List<EpochReport> reports() {
        return List.copyOf(reports);
    }

    private void write() {
        StringBuilder text = new StringBuilder(String.join(",", header())).append('\n');
        for (EpochReport r : reports) {
            text.append(String.format(Locale.ROOT, "%d,%d,%.3e,%.1f", r.epoch(), r.step(), r.rate(), r.seconds()));
            r.training().values().forEach(value -> append(text, value));
            r.validation().values().forEach(value -> append(text, value));
            text.append('\n');
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Training log %s cannot be written. Check the disk.".formatted(file), e);
        }
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(FIRST);
        if (!reports.isEmpty()) {
            EpochReport any = reports.get(0);
            any.training().keySet().forEach(name -> header.add(TRAINING + name));
            any.validation().keySet().forEach(name -> header.add(VALIDATION + name));
        }
        return header;
    }

    private static void append(StringBuilder text, double value) {
        text.append(String.format(Locale.ROOT, ",%.7g", value));
    }
}
