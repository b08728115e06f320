package io.ripieno.models.data.layout;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.music.corpus.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code pieces.csv} of every data set: what each piece was made from, and with which fonts under which licences. */
public final class PieceList implements DatasetLayout {
    private final Table table;

    public PieceList(Path folder) throws IOException {
        table = new Table(
                folder.resolve("pieces.csv"),
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
                "licences");
    }

    @Override
    public void add(int number, Split split, RenderedPiece piece) throws IOException {
        Arrangement arrangement = piece.arrangement();
        table.row(
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
                fonts(piece, FontUse::licence));
    }

    private static String fonts(RenderedPiece piece, Function<FontUse, String> what) {
        return piece.stems().stream().map(PieceStem::font).map(what).distinct().collect(Collectors.joining("; "));
    }

    @Override
    public void finish() throws IOException {
        table.close();
    }
}
