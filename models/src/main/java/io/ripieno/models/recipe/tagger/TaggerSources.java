package io.ripieno.models.recipe.tagger;

import io.ripieno.inference.model.SplitMetrics;
import io.ripieno.inference.model.Training.Dataset;
import io.ripieno.inference.model.Training.Split;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The data of a run, as a card lists them. */
final class TaggerSources {
    private static final int TEST_SECONDS = 10;

    private TaggerSources() {}

    /**
     * Clips and how they were used, the tunes, and the fonts that they sound with.
     *
     * @param stages of the training
     * @param beginning of the weights, as a phrase
     * @param measured splits of clips of ten seconds
     */
    static List<Dataset> cards(
            StemLibrary train, TaggerTunes tunes, List<Stage> stages, String beginning, List<SplitMetrics> measured)
            throws RecipeException {
        int clips = 0;
        double seconds = 0;
        List<String> phrases = new ArrayList<>();
        for (Stage stage : stages) {
            clips += stage.clips() * stage.epochs();
            seconds += (double) stage.clips() * stage.epochs() * stage.seconds();
            phrases.add(stage.describe());
        }
        List<Split> splits = new ArrayList<>();
        splits.add(new Split("train", clips, seconds));
        measured.forEach(
                split -> splits.add(new Split(split.split(), split.clips(), (double) split.clips() * TEST_SECONDS)));
        List<Dataset> cards = new ArrayList<>();
        cards.add(new Dataset(
                "rendered-instrument-clips",
                "Clips mixed anew in each epoch from %d rendered pieces (%.0f hours of stems): one to six instruments alone, of one piece or of several, some doubled by another stem of their kind, at other speeds, some of them short sounds in silence. Most are mixed as powers of mel bands: the stems coloured each by itself or made more like another of their kind, with rooms, colour and noise; the others as sounds, with compression and codecs too. Drawn more often than the rest: %s. Validation is of other pieces, drawn once and mixed as sounds; a second part of it has clips like those of the tests, with the sounds of validation; each test is a list of clips of two to five instruments fixed beforehand, of tunes composed by this project that nothing was trained on, and of a held-out font, without augmentation. Trained in %s; %s%s. Probabilities calibrated on validation (Platt)."
                        .formatted(
                                train.pieces(),
                                train.hours(),
                                StagedTraining.preferences(),
                                String.join(", then ", phrases),
                                Stage.method(),
                                beginning),
                "Apache-2.0",
                "made by this project",
                splits));
        cards.add(tunes(tunes));
        try {
            Set<FontUse> players = new LinkedHashSet<>();
            for (Sounds sounds : List.of(
                    TaggerSounds.training(),
                    TaggerSounds.small(),
                    TaggerSounds.tiny(),
                    TaggerSounds.singing(),
                    TaggerSounds.pipes(),
                    TaggerSounds.reeds(),
                    TaggerSounds.soloists())) {
                sounds.all().forEach(sound -> players.add(sound.font()));
            }
            players.forEach(font -> cards.add(font(font, "heard in pieces of train and validation")));
            for (HeldOut test : HeldOut.values()) {
                if (splits.stream().anyMatch(split -> split.name().equals(test.split()))) {
                    for (Sound sound : test.sounds().all()) {
                        cards.add(font(sound.font(), "plays the pieces of the " + test.split() + "; never trained on"));
                    }
                }
            }
        } catch (SynthesisException e) {
            throw new RecipeException("The fonts cannot be described: " + e.getMessage(), e);
        }
        return cards;
    }

    /** Weights that a training began with, as a phrase. */
    static String beginning(Path start) throws RecipeException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(start));
            return "; begun with the weights of %s (SHA-256 %s)"
                    .formatted(start.getFileName(), HexFormat.of().formatHex(digest));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new RecipeException("The weights " + start + " cannot be described: " + e.getMessage(), e);
        }
    }

    private static Dataset tunes(TaggerTunes tunes) {
        return tunes.areCollected()
                ? new Dataset(
                        "tunes out of copyright",
                        "Melodies of Aird, O'Neill (1850) and Ryan's Mammoth Collection from the music21 corpus, and lead sheets of OpenEWLD whose authors died before 1948 or that were first performed before 1930; arranged by this project. Split by the openings of melodies. The other pieces are improvised by rules; those of the test are of tunes that this project composed.",
                        "public domain (the tunes)",
                        "music21 corpus; OpenEWLD",
                        List.of())
                : new Dataset(
                        "tunes composed by this project",
                        "Melodies made by rules from seeds; arranged by this project. Split by the openings of melodies; the other pieces are improvised by rules.",
                        "Apache-2.0",
                        "made by this project",
                        List.of());
    }

    private static Dataset font(FontUse font, String use) {
        return new Dataset(
                font.family(),
                font.file().isEmpty()
                        ? "Made by " + font.synthesizer() + "; " + use + "."
                        : "Sound font " + font.file() + ", rendered by " + font.synthesizer() + "; " + use + ".",
                font.licence(),
                font.file().isEmpty() ? "made by this project" : font.file(),
                List.of());
    }
}
