package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.ensemble.Arranger;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.clips.ClipLister;
import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.Improvisation;
import io.ripieno.models.data.clips.LibraryBuilder;
import io.ripieno.models.data.clips.ListedClip;
import io.ripieno.models.data.clips.ListedClips;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.RenderSettings;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.music.corpus.Split;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Where the stems come from that clips of each split are mixed of; what is not there yet is rendered. */
final class TaggerData {
    /** Raised whenever the same keys begin to give other stems to train with. */
    private static final int TRAINING_RULES = 3;

    /** Raised with a new list of test clips. */
    private static final int TEST_RULES = 1;

    private static final RenderSettings DRY =
            new RenderSettings(16_000, 1, RenderSettings.Fonts.TRACK, Strength.LEVEL_ONLY);

    private static final int FEWEST_TRACKS = 4;
    private static final int ENSEMBLES_OF_A_PIECE = 10;
    /** Of one core, for a second of a piece. */
    private static final double RENDERING_SECONDS = 0.04;

    private final TaggerPlan plan;
    private final TaggerTunes tunes;
    private final TaggerTunes testTunes = TaggerTunes.own();
    private final Path root;
    private final int threads;
    private final PrintStream messages;

    TaggerData(TaggerPlan plan, TaggerTunes tunes, Path root, int threads, PrintStream messages) {
        this.plan = plan;
        this.tunes = tunes;
        this.root = root;
        this.threads = threads;
        this.messages = messages;
    }

    /** {@code ~/.ripieno/data/tagger-stems}. */
    static Path defaultRoot() {
        return Path.of(System.getProperty("user.home"), ".ripieno", "data", "tagger-stems");
    }

    TaggerTunes tunes() {
        return tunes;
    }

    StemLibrary training() throws RecipeException, InterruptedException {
        return together(Split.TRAIN, plan.arranged(), plan::training);
    }

    StemLibrary validation() throws RecipeException, InterruptedException {
        return together(Split.VALIDATION, plan.validation() - plan.validation() / 2, plan::validation);
    }

    /**
     * Clips like those of the tests, but of the pieces and sounds of validation.
     *
     * @param library of {@link #validation()}
     */
    ClipSource ensembles(StemLibrary library) throws RecipeException {
        List<PieceKey> keys =
                new ArrayList<>(tunes.keys(Split.VALIDATION, plan.validation() - plan.validation() / 2, plan.seed()));
        for (Untuned group : Untuned.values()) {
            keys.addAll(group.keys(Split.VALIDATION, plan.validation(group), plan.seed()));
        }
        return new ListedClips(library, new ClipLister(library, plan.seed()).list(keys, ENSEMBLES_OF_A_PIECE));
    }

    private StemLibrary together(Split split, int arranged, ToIntFunction<Untuned> untuned)
            throws RecipeException, InterruptedException {
        for (Path font : TaggerSounds.missing()) {
            messages.printf("without %s, which is not there; docs/sounds.md tells where it comes from%n", font);
        }
        try {
            Sounds fonts = TaggerSounds.training();
            List<Pieces> groups = new ArrayList<>();
            groups.add(new Pieces(split, "arranged", tunes.keys(split, arranged, plan.seed()), fonts));
            for (Untuned group : Untuned.values()) {
                List<PieceKey> keys = group.keys(split, untuned.applyAsInt(group), plan.seed());
                if (!keys.isEmpty()) {
                    groups.add(new Pieces(split, group.label(), keys, TaggerSounds.of(group, fonts)));
                }
            }
            tellCost(groups);
            List<StemLibrary> libraries = new ArrayList<>();
            for (Pieces group : groups) {
                libraries.add(build(group));
            }
            return StemLibrary.of(libraries);
        } catch (SynthesisException e) {
            throw new RecipeException("The clips cannot be made: " + e.getMessage(), e);
        }
    }

    /** The fixed clips of a test. */
    ClipSource test(HeldOut test) throws RecipeException, InterruptedException {
        List<ListedClip> clips = test.clips();
        List<PieceKey> keys = clips.stream()
                .map(clip -> new PieceKey(clip.tune(), clip.fingerprint(), clip.seed()))
                .distinct()
                .toList();
        return new ListedClips(build(test, keys), clips);
    }

    /** The pieces that a new list of clips may be made of. */
    List<PieceKey> testKeys(HeldOut test) {
        return test.keys(testTunes, plan.seed());
    }

    StemLibrary testPieces(HeldOut test) throws RecipeException, InterruptedException {
        return build(test, testKeys(test));
    }

    private StemLibrary build(HeldOut test, List<PieceKey> keys) throws RecipeException, InterruptedException {
        try {
            Pieces pieces = new Pieces(Split.TEST, "arranged", keys, test.sounds());
            tellCost(List.of(pieces));
            return build(pieces);
        } catch (SynthesisException e) {
            throw new RecipeException("The clips cannot be made: " + e.getMessage(), e);
        }
    }

    private StemLibrary build(Pieces pieces) throws RecipeException, InterruptedException {
        try {
            LibraryBuilder.Writer writer = pieces.split() == Split.TEST
                    ? key -> Casting.of(testPiece(key), pieces.sounds())
                    : key -> Recasting.of(arrangement(tunes, key));
            LibraryBuilder builder = new LibraryBuilder(writer, new PieceRenderer(pieces.sounds(), DRY), threads);
            StemLibrary library = builder.build(folder(pieces), pieces.keys(), (done, total) -> {
                if (done % 10 == 0 || done == total) {
                    messages.printf("rendered %d of %d pieces, %s%n", done, total, pieces.name());
                }
            });
            messages.printf("%s: %d pieces, %.1f hours of stems%n", pieces.name(), library.pieces(), library.hours());
            return library;
        } catch (IOException e) {
            throw new RecipeException("The clips cannot be made: " + e.getMessage(), e);
        }
    }

    /** What is rendered before anything else is done. */
    private void tellCost(List<Pieces> groups) {
        int missing = groups.stream()
                .mapToInt(group ->
                        LibraryBuilder.missing(folder(group), group.keys()).size())
                .sum();
        if (missing > 0) {
            double each = plan.seconds() * RENDERING_SECONDS;
            messages.printf(
                    "rendering: %d pieces x %.1f s = %.0f minutes on one core%n",
                    missing, each, Math.ceil(missing * each / 60));
        }
    }

    private Path folder(Pieces pieces) {
        int rules = pieces.split() == Split.TEST ? TEST_RULES : TRAINING_RULES;
        return root.resolve(key(rules, pieces.sounds())).resolve(pieces.name());
    }

    /** Pieces that are rendered with the same sounds into one folder. */
    private record Pieces(Split split, String group, List<PieceKey> keys, Sounds sounds) {
        String name() {
            return split.name().toLowerCase(Locale.ROOT) + "-" + group;
        }
    }

    /** Names a folder for what the same keys sound the same by: rules, length, fonts. */
    private String key(int rules, Sounds sounds) {
        List<String> fonts = sounds.all().stream()
                .map(sound -> sound.font().toString())
                .sorted()
                .toList();
        return "rules-%d-%.0f-s-%08x".formatted(rules, plan.seconds(), fonts.hashCode());
    }

    /** A piece of the test. */
    Arrangement testPiece(PieceKey key) {
        return arrangement(testTunes, key);
    }

    private Arrangement arrangement(TaggerTunes from, PieceKey key) {
        Optional<Untuned> group = Untuned.of(key);
        if (group.isPresent()) {
            return Improvisation.of(key, group.get().players(key), plan.seconds());
        }
        ArrangeOptions options = ArrangeOptions.DEFAULT
                .lasting(0.9 * plan.seconds(), 1.1 * plan.seconds())
                .withTracks(FEWEST_TRACKS, ArrangeOptions.MOST_TRACKS);
        return Arranger.arrange(from.tune(key), options, key.seed());
    }
}
