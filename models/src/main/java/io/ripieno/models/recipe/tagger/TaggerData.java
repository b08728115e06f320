package io.ripieno.models.recipe.tagger;

import io.ripieno.inference.model.Training.Dataset;
import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.ClipSources;
import io.ripieno.models.data.clips.Provenance;
import io.ripieno.models.data.clips.Split;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.clips.StemPlan;
import io.ripieno.models.data.clips.StemVoices;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.models.recipe.RecipeSettings;
import java.io.IOException;
import java.util.List;

/**
 * What the tagger learns from and is measured with.
 *
 * @param train new mixtures for each seed
 * @param validation fixed mixtures of other phrases with the font of training
 * @param test fixed mixtures of other phrases with a font of another family
 * @param provenance how the stems were made
 */
record TaggerData(ClipSource train, ClipSource validation, ClipSource test, Provenance provenance) {
    private static final StemPlan SMOKE = new StemPlan(StemPlan.DEFAULT.seed(), 2, 2, 2);
    private static final int SECONDS = ClipSource.SAMPLES / ClipSource.SAMPLE_RATE;

    /**
     * Opens the stems, or renders them first.
     *
     * @param clips of an epoch
     * @throws RecipeException if there is no synthesizer or sound font, or the disk is full
     */
    static TaggerData open(RecipeSettings settings, int clips) throws RecipeException {
        try {
            StemPlan plan = settings.smoke() ? SMOKE : StemPlan.DEFAULT;
            StemLibrary library = StemLibrary.build(
                    plan,
                    StemVoices.standard(),
                    StemLibrary.defaultRoot(),
                    (split, instrument, done, total) -> settings.messages()
                            .printf(
                                    "rendered the %s stems of %s, %d of %d%n",
                                    split.label(), instrument.label(), done, total));
            ClipSources sources = new ClipSources(library);
            int measured = settings.smoke() ? clips : ClipSources.FIXED_SIZE;
            return new TaggerData(
                    sources.train(settings.seed(), clips),
                    new FirstClips(sources.validation(), measured),
                    new FirstClips(sources.test(), measured),
                    sources.provenance());
        } catch (IOException e) {
            throw new RecipeException("The clips cannot be made: " + e.getMessage(), e);
        }
    }

    /**
     * The data as the card lists it: clips and how they were used, and the fonts that they sound with.
     *
     * @param schedule how the network was trained, as a phrase
     */
    List<Dataset> cards(int epochs, String schedule) {
        Dataset clips = new Dataset(
                "rendered-instrument-clips",
                String.join(" ", provenance.sentences())
                        + " Ten-second clips of one to six instruments; training mixes new ones"
                        + " with varied colour, room, noise and level in each of " + epochs + " epochs. Trained with "
                        + schedule
                        + ".",
                "Apache-2.0",
                "made by this project",
                List.of(
                        split(Split.TRAIN, train.size() * epochs),
                        split(Split.VALIDATION, validation.size()),
                        split(Split.TEST, test.size())));
        return List.of(
                clips,
                font(provenance.seen(), "plays the clips of train and validation"),
                font(provenance.heldOut(), "plays the clips of test; never trained on"));
    }

    private static io.ripieno.inference.model.Training.Split split(Split split, int clips) {
        return new io.ripieno.inference.model.Training.Split(split.label(), clips, (double) clips * SECONDS);
    }

    private static Dataset font(FontUse font, String use) {
        return new Dataset(
                font.family(),
                "Sound font " + font.file() + ", rendered by " + font.synthesizer() + "; " + use + ".",
                font.licence(),
                font.file(),
                List.of());
    }
}
