package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.music.corpus.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code pieces.csv} of every data set: what each piece was made from, and with which fonts under which licences. */
public final class PieceList implements DatasetLayout {
    private static final Object[] COLUMNS = {
        "number",
        "split",
        "seed",
        "arrangement_seed",
        "tune",
        "title",
        "fingerprint",
        "ensemble",
        "feel",
        "metre",
        "seconds",
        "players",
        "fonts",
        "licences"
    };

    private final Path folder;

    public PieceList(Path folder) {
        this.folder = folder;
    }

    @Override
    public JsonNode add(int number, Split split, RenderedPiece piece) {
        Arrangement arrangement = piece.arrangement();
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        Stream.of(
                        number,
                        split.name().toLowerCase(Locale.ROOT),
                        piece.seed(),
                        arrangement.seed(),
                        arrangement.origin().tune(),
                        arrangement.origin().title(),
                        arrangement.origin().fingerprint().opening(),
                        arrangement.ensemble(),
                        arrangement.feel(),
                        arrangement.metre().beats() + "/" + arrangement.metre().unit(),
                        piece.seconds(),
                        arrangement.tracks().stream().map(Track::name).collect(Collectors.joining(" ")),
                        fonts(piece, FontUse::family),
                        fonts(piece, FontUse::licence))
                .map(Table::text)
                .forEach(row::add);
        return row;
    }

    private static String fonts(RenderedPiece piece, Function<FontUse, String> what) {
        return piece.stems().stream().map(PieceStem::font).map(what).distinct().collect(Collectors.joining("; "));
    }

    @Override
    public void finish(List<JsonNode> told) throws IOException {
        try (Table table = new Table(folder.resolve("pieces.csv"), COLUMNS)) {
            for (JsonNode row : told) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.asText()));
                table.row(cells.toArray());
            }
        }
    }
}
