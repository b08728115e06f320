package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.wav.WavCoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Folders {@code train} and {@code test}, in them a folder for each piece with {@code mixture.wav} and the stems
 * {@code bass}, {@code drums} (with cymbals), {@code other} and {@code vocals} (the sung and choir tracks), silent ones too.
 * The names of training pieces that are for validation are in {@code validation.txt}. The mixture is the sum of the four
 * files to the last bit: in float the sum in the order of their names; with 16 bits the stems are rounded first, after a
 * gain for the whole piece where one of the five would go beyond full scale.
 */
final class MusdbLayout implements DatasetLayout {
    private final Path folder;
    private final WavCoding coding;

    /** In the order in which they are summed. */
    enum StemKind {
        BASS,
        DRUMS,
        OTHER,
        VOCALS;

        static StemKind of(Player player) {
            return switch (player) {
                case BASS, SYNTH_BASS -> BASS;
                case DRUMS, CYMBALS -> DRUMS;
                case VOICE -> VOCALS;
                default -> OTHER;
            };
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".wav";
        }
    }

    MusdbLayout(Path folder, WavCoding coding) {
        this.folder = folder;
        this.coding = coding;
    }

    @Override
    public JsonNode add(int number, Split split, RenderedPiece piece) throws IOException {
        String name = Names.piece(number, piece);
        Path own = folder.resolve(split == Split.TEST ? "test" : "train").resolve(name);
        NewFolder.emptied(own);
        Map<StemKind, float[][]> stems = new EnumMap<>(StemKind.class);
        for (StemKind kind : StemKind.values()) {
            stems.put(kind, new float[piece.channels()][piece.frames()]);
        }
        for (PieceStem stem : piece.stems()) {
            add(Objects.requireNonNull(stems.get(StemKind.of(stem.track().player()))), stem.samples());
        }
        if (!coding.isFloat()) {
            float peak = WavFile.peak(mixture(stems, piece));
            for (float[][] stem : stems.values()) {
                peak = Math.max(peak, WavFile.peak(stem));
            }
            for (float[][] stem : stems.values()) {
                WavFile.round(stem, peak > WavFile.HIGHEST ? WavFile.HIGHEST / peak : 1);
            }
        }
        for (Map.Entry<StemKind, float[][]> each : stems.entrySet()) {
            WavFile.write(
                    own.resolve(each.getKey().file()), piece.sampleRate(), each.getValue(), 0, piece.frames(), coding);
        }
        float[][] mixture = mixture(stems, piece);
        WavFile.write(own.resolve("mixture.wav"), piece.sampleRate(), mixture, 0, piece.frames(), coding);
        return split == Split.VALIDATION ? TextNode.valueOf(name) : NullNode.getInstance();
    }

    private static float[][] mixture(Map<StemKind, float[][]> stems, RenderedPiece piece) {
        float[][] mixture = new float[piece.channels()][piece.frames()];
        stems.values().forEach(stem -> add(mixture, stem));
        return mixture;
    }

    private static void add(float[][] sum, float[][] part) {
        for (int c = 0; c < sum.length; c++) {
            for (int i = 0; i < sum[c].length; i++) {
                sum[c][i] += part[c][i];
            }
        }
    }

    @Override
    public void finish(List<JsonNode> told) throws IOException {
        List<String> validation =
                told.stream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
        Files.write(folder.resolve("validation.txt"), validation);
    }
}
