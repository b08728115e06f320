package io.ripieno.models.data;

import io.ripieno.models.data.piece.SoundSides;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.FontUnpacker;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.KnownFonts;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SampleNames;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SoundFont.Kind;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import io.ripieno.models.data.render.Synthesizer;
import io.ripieno.models.data.render.SynthesizerSound;
import io.ripieno.models.data.voice.SingersSound;
import io.ripieno.music.corpus.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Opens the fonts that commands name, or those that are installed, with the synthesizer that is wanted or there is. */
final class FontFiles {
    private static final List<Path> TRAINING = List.of(
            Path.of("/usr/share/sounds/sf3/MuseScore_General_Full.sf3"),
            Path.of("/usr/share/sounds/sf3/MuseScore_General.sf3"));
    private static final List<Path> TESTING = List.of(Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2"));

    /** Which program plays. */
    enum Synth {
        /** fluidsynth if it is installed, else the JDK. */
        AUTO,
        FLUIDSYNTH,
        JDK
    }

    private final Synth synth;
    private final Path unpacked;
    private final Consumer<String> notice;

    /**
     * @param unpacked folder for what is made of SF3 fonts
     * @param notice is told what is done instead of what was to be expected
     */
    FontFiles(Synth synth, Path unpacked, Consumer<String> notice) throws SynthesisException {
        this.synth = synth == Synth.AUTO ? there(notice) : synth;
        this.unpacked = unpacked;
        this.notice = notice;
    }

    private static Synth there(Consumer<String> notice) throws SynthesisException {
        try {
            FluidSynth.check("fluidsynth");
            return Synth.FLUIDSYNTH;
        } catch (SynthesisException e) {
            if (e.problem() != Problem.SYNTHESIZER_MISSING) {
                throw e;
            }
            notice.accept("fluidsynth is not installed; the JDK's synthesizer plays.");
            return Synth.JDK;
        }
    }

    /**
     * Fonts of the wanted sides; no names mean the installed ones. Both sides are looked at even if one of them is wanted,
     * since the other may be rendered by another run. Notice is given of a font to train with whose sound may not, and of
     * what is held out.
     *
     * @throws SynthesisException if a font cannot be opened, or is on both sides under whatever name
     */
    SoundSides sides(List<Path> training, List<Path> testing, List<Split> wanted, boolean singers)
            throws SynthesisException {
        List<SoundFont> seen = opened(training, TRAINING);
        List<SoundFont> held = opened(testing, TESTING);
        requireForeign(seen, held);
        Map<Split, Sounds> sides = new EnumMap<>(Split.class);
        if (wanted.contains(Split.TRAIN) || wanted.contains(Split.VALIDATION)) {
            seen.stream().filter(font -> !font.mayTrain()).forEach(this::warn);
            Set<String> families = held.stream().map(SoundFont::family).collect(Collectors.toSet());
            List<Sound> sounds = sounds(seen, families);
            if (singers) {
                sounds.add(new SingersSound(0));
            }
            for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
                if (wanted.contains(split)) {
                    sides.put(split, new Sounds(sounds));
                }
            }
            tellOf("Held out for tests", held);
        }
        if (wanted.contains(Split.TEST)) {
            if (held.isEmpty()) {
                throw new SynthesisException(
                        Problem.FONT_MISSING,
                        "There is no soundfont to test with. Install one (Debian: apt-get install timgm6mb-soundfont), "
                                + "name one of another family by --test-fonts, or render --split train.");
            }
            sides.put(Split.TEST, new Sounds(sounds(held, Set.of())));
            tellOf("Not for tests, as it is to train with", seen);
        }
        return new SoundSides(sides);
    }

    private void tellOf(String what, List<SoundFont> fonts) {
        fonts.forEach(font -> notice.accept(what + ": " + font.path() + "."));
    }

    private void warn(SoundFont font) {
        notice.accept("The licence of " + font.path() + " is " + font.licence()
                + ": weights trained on its sound may not be published. The data set's card says so.");
    }

    private static void requireForeign(List<SoundFont> seen, List<SoundFont> held) throws SynthesisException {
        for (SoundFont one : seen) {
            for (SoundFont other : held) {
                if (SampleNames.of(one).isKinOf(SampleNames.of(other))) {
                    throw new SynthesisException(
                            Problem.FONT_UNSUPPORTED,
                            "The soundfonts " + one.path() + " and " + other.path() + " have most samples in common, "
                                    + "and one is to train with, the other to test with, in this run or another: name "
                                    + "fonts of other families by --fonts or --test-fonts.");
                }
            }
        }
    }

    private static List<SoundFont> opened(List<Path> named, List<Path> otherwise) throws SynthesisException {
        List<SoundFont> fonts = new ArrayList<>();
        for (Path path : named.isEmpty() ? installed(otherwise) : named) {
            fonts.add(KnownFonts.open(path));
        }
        return fonts;
    }

    private static List<Path> installed(List<Path> candidates) {
        return candidates.stream().filter(Files::exists).limit(1).toList();
    }

    /** @param other families of the other side */
    private List<Sound> sounds(List<SoundFont> fonts, Set<String> other) throws SynthesisException {
        List<Sound> sounds = new ArrayList<>();
        for (SoundFont font : fonts) {
            sounds.add(sound(font, other));
        }
        if (fonts.isEmpty()) {
            if (synth == Synth.FLUIDSYNTH) {
                throw new SynthesisException(
                        Problem.FONT_MISSING,
                        "fluidsynth needs a soundfont and none is installed. Install one (Debian: apt-get install "
                                + "musescore-general-soundfont), name one by --fonts, or choose --synth jdk.");
            }
            notice.accept("No soundfont is installed; the JDK's bank of simple waves plays.");
            sounds.add(new SynthesizerSound(JdkSynthesizer.withoutFont(), Presets.general()));
        }
        return sounds;
    }

    private Sound sound(SoundFont font, Set<String> other) throws SynthesisException {
        if (font.kind() == Kind.SF3) {
            notice.accept(
                    "Samples of " + font.path() + " are unpacked to " + unpacked + " unless they are there already.");
        }
        SoundFont plain = FontUnpacker.unpacked(font, unpacked);
        Synthesizer synthesizer = synth == Synth.JDK ? JdkSynthesizer.with(plain) : FluidSynth.with(plain);
        return new SynthesizerSound(synthesizer, KnownFonts.foreignTo(other, plain));
    }
}
