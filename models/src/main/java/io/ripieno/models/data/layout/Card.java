package io.ripieno.models.data.layout;

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
    private final Map<Split, Side> sides = new EnumMap<>(Split.class);

    Card(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(int number, Split split, RenderedPiece piece) {
        Side side = sides.computeIfAbsent(split, first -> new Side());
        side.pieces++;
        side.seconds += piece.seconds();
        piece.stems().stream().map(PieceStem::font).forEach(side.fonts::add);
    }

    @Override
    public void finish() throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "mayTrain",
                sides.entrySet().stream()
                        .filter(side -> side.getKey() != Split.TEST)
                        .flatMap(side -> side.getValue().fonts.stream())
                        .allMatch(FontUse::mayTrain));
        sides.forEach((split, side) -> document.put(split.name().toLowerCase(Locale.ROOT), side.document()));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("dataset.json").toFile(), document);
    }
}
