package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipList;
import io.ripieno.models.data.clips.ClipLister;
import io.ripieno.models.data.clips.ListedClip;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Renders the stems that the instrument tagger is trained and measured with, unless they are there. */
@Command(
        name = "stems",
        mixinStandardHelpOptions = true,
        description =
                "Arranges and renders the pieces that the instrument tagger's clips are mixed of, unless they are there.")
public final class StemsCommand implements Callable<Integer> {
    private static final int CLIPS_OF_A_PIECE = 3;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where they are kept (default: ~/.ripieno/data/tagger-stems).")
    private @Nullable Path root;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many pieces at a time (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(
            names = "--new-test-list",
            paramLabel = "FILE",
            description = "Instead makes a new list of test clips, of test tunes and a held-out font, and writes it.")
    private @Nullable Path list;

    @Option(
            names = "--held-out",
            paramLabel = "FONT",
            defaultValue = "TIM_GM6MB",
            description = "The font of the list: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private HeldOut heldOut = HeldOut.TIM_GM6MB;

    @Override
    public Integer call() throws RecipeException, InterruptedException, IOException {
        TaggerData data = new TaggerData(
                TaggerPlan.FULL,
                TaggerTunes.read(),
                root == null ? TaggerData.defaultRoot() : root,
                threads,
                System.err);
        if (list == null) {
            data.validation();
            data.training();
            data.test(HeldOut.TIM_GM6MB);
            return 0;
        }
        StemLibrary pieces = data.testPieces(heldOut);
        List<ListedClip> clips =
                new ClipLister(pieces, TaggerPlan.FULL.seed()).list(data.testKeys(heldOut), CLIPS_OF_A_PIECE);
        ClipList.write(list, clips);
        System.err.printf("%d clips%n", clips.size());
        for (Instrument instrument : Instrument.values()) {
            long count = clips.stream()
                    .filter(clip -> clip.instruments().contains(instrument))
                    .count();
            System.err.printf("%-18s %4d%n", instrument.label(), count);
        }
        return 0;
    }
}
