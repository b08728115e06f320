package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.KnownFonts;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SoundFonts;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesizerSound;
import io.ripieno.models.data.voice.SingersSound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sounds of training and validation, and the held-out font of the test. */
final class TaggerSounds {
    /** Where fonts are kept that this project makes of notes that others recorded. */
    private static final Path FOLDER = Path.of(System.getProperty("user.home"), ".ripieno", "data", "sounds");

    private static final List<String> RECORDED = List.of("recorded-notes.sf2", "recorded-notes-2.sf2");

    private static final long SINGERS = 1;

    private TaggerSounds() {}

    /** MuseScore General, and the fonts of recorded notes that have been made. */
    static Sounds training() throws SynthesisException {
        List<Sound> sounds = new ArrayList<>();
        sounds.add(sound(SoundFonts.museScoreGeneral()));
        for (String recorded : RECORDED) {
            Path file = FOLDER.resolve(recorded);
            if (Files.exists(file)) {
                sounds.add(sound(KnownFonts.open(file)));
            }
        }
        return new Sounds(sounds);
    }

    /** Singers instead of fonts. */
    static Sounds singing() {
        return new Sounds(List.of(new SingersSound(SINGERS)));
    }

    static Sounds heldOut() throws SynthesisException {
        return new Sounds(List.of(sound(SoundFonts.timGm6mb())));
    }

    private static Sound sound(SoundFont font) throws SynthesisException {
        return new SynthesizerSound(FluidSynth.with(font), Presets.of(font));
    }
}
