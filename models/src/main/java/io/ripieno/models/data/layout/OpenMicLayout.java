package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.npz.NpzWriter;
import io.ripieno.music.wav.WavCoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Clips of ten seconds in {@code audio/000}, {@code audio/001} and so on, cut from each piece one after the other and named
 * by piece and second; {@code aggregated-labels.csv} with every class for every clip, {@code class-map.json},
 * {@code partitions/split01_train.csv} (and validation, test) with the clips of each side, and {@code labels.npz} with
 * {@code Y_true} and {@code Y_mask} in the order of the labels. A class is in a clip if it is active for 1.5 s of it. The
 * sound is what is heard, noise and all. Of a class that is active for less, and of one whose relative plays (the violin,
 * of a viola), nobody can be sure: its relevance is 0.5 and its mask 0.
 */
final class OpenMicLayout implements DatasetLayout {
    private static final double CLIP_SECONDS = 10;
    private static final double PRESENT_SECONDS = 1.5;
    private static final int CLIPS_A_FOLDER = 1000;

    private final Path folder;
    private final WavCoding coding;
    private final Table labels;
    private final Map<Split, Table> partitions = new LinkedHashMap<>();
    private final List<float[]> relevances = new ArrayList<>();

    OpenMicLayout(Path folder, WavCoding coding) throws IOException {
        this.folder = folder;
        this.coding = coding;
        Files.createDirectories(folder.resolve("partitions"));
        labels = new Table(
                folder.resolve("aggregated-labels.csv"), "sample_key", "instrument", "relevance", "num_responses");
        for (Split split : Split.values()) {
            String name = "partitions/split01_" + split.name().toLowerCase(Locale.ROOT) + ".csv";
            partitions.put(split, new Table(folder.resolve(name), "sample_key"));
        }
    }

    @Override
    public void add(int number, Split split, RenderedPiece piece) throws IOException {
        int frames = (int) (CLIP_SECONDS * piece.sampleRate());
        for (int clip = 0; (clip + 1) * frames <= piece.frames(); clip++) {
            double from = clip * CLIP_SECONDS;
            String key = Names.number(number) + "_" + (int) from;
            String group = String.format(Locale.ROOT, "%03d", relevances.size() / CLIPS_A_FOLDER);
            Path audio = folder.resolve("audio").resolve(group);
            Files.createDirectories(audio);
            WavFile.write(
                    audio.resolve(key + ".wav"), piece.sampleRate(), piece.heard(), clip * frames, frames, coding);
            float[] relevance = Relevance.of(piece.activity(), from, from + CLIP_SECONDS, PRESENT_SECONDS);
            for (Instrument instrument : Instrument.values()) {
                labels.row(key, instrument.label(), Float.toString(relevance[instrument.ordinal()]), 1);
            }
            Objects.requireNonNull(partitions.get(split)).row(key);
            relevances.add(relevance);
        }
    }

    @Override
    public void finish() throws IOException {
        labels.close();
        for (Table partition : partitions.values()) {
            partition.close();
        }
        Map<String, Integer> classes = new LinkedHashMap<>();
        for (Instrument instrument : Instrument.values()) {
            classes.put(instrument.label(), instrument.ordinal());
        }
        Files.writeString(folder.resolve("class-map.json"), new ObjectMapper().writeValueAsString(classes));
        float[] truth = new float[relevances.size() * classes.size()];
        int[] mask = new int[truth.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = relevances.get(i / classes.size())[i % classes.size()];
            mask[i] = truth[i] == Relevance.UNSURE ? 0 : 1;
        }
        try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("labels.npz")))) {
            npz.add("Y_true", truth, relevances.size(), classes.size());
            npz.add("Y_mask", mask, relevances.size(), classes.size());
        }
    }
}
