package io.ripieno.models.data.soundfont;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of one recorded note, as its name tells: a note name with octave ({@code Cs4}, {@code F#3}, {@code Bb2}; C4 is
 * key 60) or the number of a key ({@code 036}), then anything; {@code v2} in it is a velocity layer.
 *
 * @param layer 0 where the name tells none; a higher layer is a harder stroke
 */
public record NoteFile(Path file, int key, int layer) {
    private static final Pattern NAME =
            Pattern.compile("(?:([A-Ga-g])(##|#|s|b)?(-?\\d)|(\\d{2,3}))(?![0-9#]).*", Pattern.DOTALL);
    private static final Pattern LAYER = Pattern.compile("v(\\d{1,3})(?!\\d)");
    private static final Pattern SOUND = Pattern.compile(".*\\.(wav|flac|mp3|ogg|opus|aiff?|m4a)");
    private static final int[] SEMITONES = {9, 11, 0, 2, 4, 5, 7};

    /** Absent if the name is not one of sound, or tells no key of MIDI. */
    public static Optional<NoteFile> of(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher note = NAME.matcher(name);
        if (!SOUND.matcher(name.toLowerCase(Locale.ROOT)).matches() || !note.matches()) {
            return Optional.empty();
        }
        int key = note.group(4) == null ? key(note) : Integer.parseInt(note.group(4));
        Matcher layer = LAYER.matcher(name);
        return key < 0 || key > 127
                ? Optional.empty()
                : Optional.of(new NoteFile(file, key, layer.find() ? Integer.parseInt(layer.group(1)) : 0));
    }

    private static int key(Matcher note) {
        int key = SEMITONES[Character.toUpperCase(note.group(1).charAt(0)) - 'A']
                + 12 * (Integer.parseInt(note.group(3)) + 1);
        String accidental = note.group(2) == null ? "" : note.group(2);
        return switch (accidental) {
            case "#", "s" -> key + 1;
            case "##" -> key + 2;
            case "b" -> key - 1;
            default -> key;
        };
    }
}
