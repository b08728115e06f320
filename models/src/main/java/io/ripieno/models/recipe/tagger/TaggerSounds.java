package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.pipes.PipesSound;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.KnownFonts;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SoundFonts;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesizerSound;
import io.ripieno.models.data.solo.SoloistsSound;
import io.ripieno.models.data.voice.SingersSound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The sounds of training and validation, and the held-out font of the test. */
final class TaggerSounds {
    /** Where fonts are kept that no package of Debian has. */
    private static final Path FOLDER = Path.of(System.getProperty("user.home"), ".ripieno", "data", "sounds");

    private static final String GENERAL_USER = "GeneralUser.sf2";
    private static final List<String> FONTS = List.of(
            GENERAL_USER,
            "sonivox.sf2",
            "recorded-notes.sf2",
            "recorded-notes-few-2.sf2",
            "recorded-notes-few-3.sf2",
            "recorded-notes-2.sf2");

    /**
     * Programs of GeneralUser GS with recordings that the held-out font has too, besides its kits (bongos, a wood block, a
     * click): picked bass, guitar harmonics, ocarina, space voice, goblins, shenai, wood block.
     */
    private static final Set<Integer> SHARED = Set.of(31, 34, 79, 91, 101, 111, 115);

    private static final long SINGERS = 1;
    private static final long PIPES = 1;
    private static final long SOLOISTS = 1;

    private TaggerSounds() {}

    /**
     * MuseScore General, and the fonts of docs/sounds.md that are there.
     *
     * @throws IllegalStateException if one of them may not train what is published
     */
    static Sounds training() throws SynthesisException {
        List<Sound> sounds = new ArrayList<>();
        sounds.add(sound(SoundFonts.museScoreGeneral()));
        for (String name : FONTS) {
            Path file = FOLDER.resolve(name);
            if (Files.exists(file)) {
                SoundFont font = KnownFonts.open(file);
                sounds.add(
                        name.equals(GENERAL_USER)
                                ? new SynthesizerSound(
                                        FluidSynth.with(font), Presets.of(font).pitchedBut(SHARED))
                                : sound(font));
            }
        }
        for (Sound sound : sounds) {
            if (!sound.font().mayTrain()) {
                throw new IllegalStateException(
                        sound.font() + " may not train what is published. Leave it out of the sounds of training.");
            }
        }
        return new Sounds(sounds);
    }

    /** The fonts of docs/sounds.md that are not there. */
    static List<Path> missing() {
        return FONTS.stream()
                .map(FOLDER::resolve)
                .filter(file -> !Files.exists(file))
                .toList();
    }

    /** What a group of pieces is played with, where there are fonts. */
    static Sounds of(Untuned group, Sounds fonts) {
        return switch (group) {
            case IMPROVISED, FEATURED -> fonts;
            case SUNG -> singing();
            case PIPED -> pipes();
            case BLOWN -> soloists();
            case REEDED -> reeds();
        };
    }

    /** Singers instead of fonts. */
    static Sounds singing() {
        return new Sounds(List.of(new SingersSound(SINGERS)));
    }

    /** Organs and accordions instead of fonts. */
    static Sounds pipes() {
        return new Sounds(List.of(new PipesSound(PIPES)));
    }

    /** The same, of wider choice. */
    static Sounds reeds() {
        return new Sounds(List.of(new PipesSound(PIPES, PipesSound.Choice.WIDE)));
    }

    /** Wind instruments and violins instead of fonts. */
    static Sounds soloists() {
        return new Sounds(List.of(new SoloistsSound(SOLOISTS)));
    }

    static Sounds heldOut() throws SynthesisException {
        return new Sounds(List.of(sound(SoundFonts.timGm6mb())));
    }

    private static Sound sound(SoundFont font) throws SynthesisException {
        return new SynthesizerSound(FluidSynth.with(font), Presets.of(font));
    }
}
