package io.ripieno.models.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final String HEADER = "log.header";
    private static final String ROW = "log/";

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

    /**
     * Goes on with the log of an interrupted run, as its checkpoint holds it; an old checkpoint that does not leaves it to the
     * file, without epochs after the checkpoint's.
     *
     * @throws TrainingException if it is left to the file and that is missing or damaged
     */
    static TrainingLog resume(Path file, Checkpoint checkpoint, int lastEpoch) {
        TrainingLog log = new TrainingLog(file);
        String header = checkpoint.facts().get(HEADER);
        if (header == null) {
            read(file).stream().filter(report -> report.epoch() <= lastEpoch).forEach(log.reports::add);
        } else {
            String[] names = header.split(",", -1);
            for (int epoch = 1; epoch <= lastEpoch; epoch++) {
                String row = checkpoint.facts().get(ROW + epoch);
                if (row != null) {
                    log.reports.add(report(names, row.split(",", -1)));
                }
            }
        }
        log.write();
        return log;
    }

    /**
     * Reads a log.
     *
     * @throws TrainingException if it is missing or damaged
     */
    public static List<EpochReport> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<EpochReport> reports = new ArrayList<>();
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                reports.add(report(lines.get(0).split(",", -1), line.split(",", -1)));
            }
            return reports;
        } catch (IOException | IllegalArgumentException e) {
            throw new TrainingException(
                    "Training log %s cannot be read: %s. Put it back from a copy, or an empty file in its place to go on without its epochs."
                            .formatted(file, e),
                    e);
        }
    }

    /** Header and rows, for the checkpoint. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(HEADER, String.join(",", header()));
        reports.forEach(report -> facts.put(ROW + report.epoch(), row(report)));
        return facts;
    }

    private static EpochReport report(String[] header, String[] cells) {
        if (cells.length != header.length || cells.length < FIRST.size()) {
            throw new IllegalArgumentException("a line of %d cells under a header of %d: %s"
                    .formatted(cells.length, header.length, String.join(",", cells)));
        }
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
        reports.forEach(report -> text.append(row(report)).append('\n'));
        try {
            WholeFile.replace(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Training log %s cannot be written. Check the disk.".formatted(file), e);
        }
    }

    private static String row(EpochReport r) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%d,%d,%.3e,%.1f", r.epoch(), r.step(), r.rate(), r.seconds()));
        r.training().values().forEach(value -> append(text, value));
        r.validation().values().forEach(value -> append(text, value));
        return text.toString();
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
