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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sounds of training and validation, and the held-out font of the test. */
final class TaggerSounds {
    /** Where fonts are kept that no package of Debian has. */
    private static final Path FOLDER = Path.of(System.getProperty("user.home"), ".ripieno", "data", "sounds");

    private static final String GENERAL_USER = "GeneralUser";
    private static final String SONIVOX = "sonivox";
    private static final List<String> FONTS = List.of(
            GENERAL_USER + ".sf2",
            SONIVOX + ".sf2",
            "recorded-notes.sf2",
            "recorded-notes-few-2.sf2",
            "recorded-notes-few-3.sf2",
            "recorded-notes-2.sf2");

    private static final Path FREEPATS = FOLDER.resolve("freepats.sf2");

    /** Small fonts that are made of the large ones. */
    private static final List<String> SMALL = small(1, 6);

    /** Further ones. */
    private static final List<String> TINY = small(7, 12);

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
        sounds.addAll(there(FONTS));
        return allowed(sounds);
    }

    /**
     * The small fonts of docs/sounds.md, with the kits of two large ones that have all drums; those of {@link #training()} if none of them is there.
     *
     * @throws IllegalStateException if one of them may not train what is published
     */
    static Sounds small() throws SynthesisException {
        List<Sound> sounds = new ArrayList<>(there(SMALL));
        if (sounds.isEmpty()) {
            return training();
        }
        List<SoundFont> large = new ArrayList<>(List.of(SoundFonts.museScoreGeneral()));
        Path sonivox = FOLDER.resolve(SONIVOX + ".sf2");
        if (Files.exists(sonivox)) {
            large.add(KnownFonts.open(sonivox));
        }
        for (SoundFont font : large) {
            sounds.add(
                    new SynthesizerSound(FluidSynth.with(font), Presets.of(font).kits()));
        }
        return allowed(sounds);
    }

    /**
     * Further small fonts, without kits; those of {@link #small()} if none of them is there.
     *
     * @throws IllegalStateException if one of them may not train what is published
     */
    static Sounds tiny() throws SynthesisException {
        List<Sound> sounds = there(TINY);
        return sounds.isEmpty() ? small() : allowed(sounds);
    }

    private static List<String> small(int first, int last) {
        return Stream.of("MuseScore_General", GENERAL_USER, SONIVOX, "recorded-notes")
                .flatMap(
                        large -> IntStream.rangeClosed(first, last).mapToObj(each -> large + "-small-" + each + ".sf2"))
                .toList();
    }

    private static List<Sound> there(List<String> names) throws SynthesisException {
        List<Sound> sounds = new ArrayList<>();
        for (String name : names) {
            Path file = FOLDER.resolve(name);
            if (Files.exists(file)) {
                SoundFont font = KnownFonts.open(file);
                sounds.add(new SynthesizerSound(
                        FluidSynth.with(font), KnownFonts.foreignTo(Set.of(KnownFonts.TIM_GM6MB), font)));
            }
        }
        return sounds;
    }

    private static Sounds allowed(List<Sound> sounds) {
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
        return Stream.of(FONTS, SMALL, TINY)
                .flatMap(List::stream)
                .map(FOLDER::resolve)
                .filter(file -> !Files.exists(file))
                .toList();
    }

    /** What a group of pieces is played with, where there are fonts. */
    static Sounds of(Untuned group, Sounds fonts) throws SynthesisException {
        return switch (group) {
            case IMPROVISED, FEATURED -> fonts;
            case SUNG -> singing();
            case PIPED -> pipes();
            case BLOWN -> soloists();
            case REEDED -> reeds();
            case SMALL -> small();
            case TINY -> tiny();
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

    /** FreePats as a font, which docs/sounds.md tells how to make. */
    static Sounds freePats() throws SynthesisException {
        SoundFont font = KnownFonts.open(FREEPATS);
        return new Sounds(List.of(new SynthesizerSound(
                FluidSynth.with(font), KnownFonts.foreignTo(training().families(), font))));
    }

    static boolean hasFreePats() {
        return Files.exists(FREEPATS);
    }

    private static Sound sound(SoundFont font) throws SynthesisException {
        return new SynthesizerSound(FluidSynth.with(font), Presets.of(font));
    }
}
