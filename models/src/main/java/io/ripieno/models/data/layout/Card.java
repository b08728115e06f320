package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.music.corpus.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code dataset.json} of every data set: how many pieces and seconds each side has, which fonts play them under which
 * licences, and whether weights that are trained on it may be published. What only tests are played with does not matter
 * for that.
 */
final class Card implements DatasetLayout {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is told of a piece. */
    private record Told(Split split, double seconds, List<FontUse> fonts) {}

    private static final class Side {
        private final Set<FontUse> fonts = new LinkedHashSet<>();
        private int pieces;
        private double seconds;

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("pieces", pieces);
            document.put("seconds", seconds);
            document.put("fonts", List.copyOf(fonts));
            return document;
        }
    }

    private final Path folder;

    Card(Path folder) {
        this.folder = folder;
    }

    @Override
    public JsonNode add(int number, Split split, RenderedPiece piece) {
        List<FontUse> fonts =
                piece.stems().stream().map(PieceStem::font).distinct().toList();
        return JSON.valueToTree(new Told(split, piece.seconds(), fonts));
    }

    @Override
    public void finish(List<JsonNode> told) throws IOException {
        Map<Split, Side> sides = new EnumMap<>(Split.class);
        for (JsonNode each : told) {
            Told piece = JSON.treeToValue(each, Told.class);
            Side side = sides.computeIfAbsent(piece.split(), first -> new Side());
            side.pieces++;
            side.seconds += piece.seconds();
            side.fonts.addAll(piece.fonts());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "mayTrain",
                sides.entrySet().stream()
                        .filter(side -> side.getKey() != Split.TEST)
                        .flatMap(side -> side.getValue().fonts.stream())
                        .allMatch(FontUse::mayTrain));
        sides.forEach((split, side) -> document.put(split.name().toLowerCase(Locale.ROOT), side.document()));
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("dataset.json").toFile(), document);
    }
}
