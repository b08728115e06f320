package io.ripieno.models.data.clips;

import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.RenderSettings;
import io.ripieno.models.data.piece.Sounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Libraries of improvised pieces that sines play. */
public final class SineLibrary {
    static final int SECONDS = 14;

    private SineLibrary() {}

    public static List<PieceKey> keys(int pieces) {
        List<PieceKey> keys = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            keys.add(new PieceKey("improvised#" + i, "", Dice.derive(11, i)));
        }
        return keys;
    }

    public static LibraryBuilder builder(LibraryBuilder.Writer writer) {
        RenderSettings dry = new RenderSettings(16_000, 1, RenderSettings.Fonts.TRACK, Strength.LEVEL_ONLY);
        return new LibraryBuilder(writer, new PieceRenderer(new Sounds(List.of(new SineSound())), dry), 1);
    }

    public static StemLibrary build(Path folder, List<PieceKey> keys) throws Exception {
        return builder(key -> Improvisation.of(key, SECONDS)).build(folder, keys, (done, total) -> {});
    }
}
