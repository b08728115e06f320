package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
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

/**
 * Clips of ten seconds in {@code audio/000}, {@code audio/001} and so on, a thousand pieces in each, cut from each piece one
 * after the other and named by piece and second; {@code aggregated-labels.csv} with every class for every clip, {@code class-map.json},
 * {@code partitions/split01_train.csv} (and validation, test) with the clips of each side, and {@code labels.npz} with
 * {@code Y_true} and {@code Y_mask} in the order of the labels. A class is in a clip if it is active for 1.5 s of it. The
 * sound is what is heard, noise and all. Of a class that is active for less, and of one whose relative plays (the violin,
 * of a viola), nobody can be sure: its relevance is 0.5 and its mask 0.
 */
final class OpenMicLayout implements DatasetLayout {
    private static final double CLIP_SECONDS = 10;
    private static final double PRESENT_SECONDS = 1.5;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is told of a clip. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Clip(String key, Split split, float[] relevance) {}

    private final Path folder;
    private final WavCoding coding;

    OpenMicLayout(Path folder, WavCoding coding) {
        this.folder = folder;
        this.coding = coding;
    }

    @Override
    public JsonNode add(int number, Split split, RenderedPiece piece) throws IOException {
        int frames = (int) (CLIP_SECONDS * piece.sampleRate());
        List<Clip> clips = new ArrayList<>();
        for (int clip = 0; (clip + 1) * frames <= piece.frames(); clip++) {
            double from = clip * CLIP_SECONDS;
            String key = Names.number(number) + "_" + (int) from;
            Path audio = folder.resolve("audio").resolve(key.substring(0, 3));
            Files.createDirectories(audio);
            WavFile.write(
                    audio.resolve(key + ".wav"), piece.sampleRate(), piece.heard(), clip * frames, frames, coding);
            clips.add(new Clip(key, split, Relevance.of(piece.activity(), from, from + CLIP_SECONDS, PRESENT_SECONDS)));
        }
        return JSON.valueToTree(clips);
    }

    @Override
    public void finish(List<JsonNode> told) throws IOException {
        List<Clip> clips = new ArrayList<>();
        for (JsonNode piece : told) {
            for (JsonNode clip : piece) {
                clips.add(JSON.treeToValue(clip, Clip.class));
            }
        }
        writeLabels(clips);
        Files.createDirectories(folder.resolve("partitions"));
        for (Split split : Split.values()) {
            String name = "partitions/split01_" + split.name().toLowerCase(Locale.ROOT) + ".csv";
            try (Table partition = new Table(folder.resolve(name), "sample_key")) {
                for (Clip clip : clips) {
                    if (clip.split() == split) {
                        partition.row(clip.key());
                    }
                }
            }
        }
        Map<String, Integer> classes = new LinkedHashMap<>();
        for (Instrument instrument : Instrument.values()) {
            classes.put(instrument.label(), instrument.ordinal());
        }
        Files.writeString(folder.resolve("class-map.json"), JSON.writeValueAsString(classes));
        writeTruth(clips, classes.size());
    }

    private void writeLabels(List<Clip> clips) throws IOException {
        try (Table labels = new Table(
                folder.resolve("aggregated-labels.csv"), "sample_key", "instrument", "relevance", "num_responses")) {
            for (Clip clip : clips) {
                for (Instrument instrument : Instrument.values()) {
                    labels.row(
                            clip.key(), instrument.label(), Float.toString(clip.relevance()[instrument.ordinal()]), 1);
                }
            }
        }
    }

    private void writeTruth(List<Clip> clips, int classes) throws IOException {
        float[] truth = new float[clips.size() * classes];
        int[] mask = new int[truth.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = clips.get(i / classes).relevance()[i % classes];
            mask[i] = truth[i] == Relevance.UNSURE ? 0 : 1;
        }
        try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("labels.npz")))) {
            npz.add("Y_true", truth, clips.size(), classes);
            npz.add("Y_mask", mask, clips.size(), classes);
        }
    }
}
