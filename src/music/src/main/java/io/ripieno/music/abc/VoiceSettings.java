package io.ripieno.music.abc;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that stand in {@code V:} and {@code K:} beside the voice and the key: name, clef, octave, transpose. */
final class VoiceSettings {
    /** Up or down that a voice can be made to sound from what it is written. */
    static final int MOST_SEMITONES = 24;

    private static final Pattern SETTING = Pattern.compile(
            "\\b(clef|octave|transpose|middle|m|t|name|nm|sname|snm|subname|stem|stafflines|staffscale|style|shift|score|"
                    + "sound|cue|dyn|gstem|lyrics|gchords|merge|program)\\s*=\\s*(\"[^\"]*\"|\\S+)"
                    + "|(?<=^|\\s)((?:treble|bass|tenor|alto|baritone|soprano|mezzosoprano|perc|none)[1-5]?(?:[+^_-]\\d+)?)(?=$|\\s)");
    private static final Pattern OCTAVES = Pattern.compile("(?:treble|bass|tenor|alto)?[1-5]?([+^_-])(8|15)");

    private VoiceSettings() {}

    /** What is left of a field without its settings. */
    static String without(String value) {
        return SETTING.matcher(value).replaceAll(" ").strip();
    }

    /** Makes settings hold for a voice; unknown ones say nothing about sound and are passed over. */
    static void apply(String value, AbcVoice voice) {
        Matcher setting = SETTING.matcher(value);
        while (setting.find()) {
            if (setting.group(3) != null) {
                clef(setting.group(3), voice);
                continue;
            }
            String text = setting.group(2).replace("\"", "");
            switch (setting.group(1).toLowerCase(Locale.ROOT)) {
                case "name", "nm" -> voice.name = AbcSource.unescape(text);
                case "clef" -> clef(text, voice);
                case "octave" -> voice.octaves = number(text, 4);
                case "transpose" -> voice.transpose = number(text, MOST_SEMITONES);
                default -> {}
            }
        }
    }

    /** A small 8 at the clef: the notes sound an octave higher or lower. */
    private static void clef(String clef, AbcVoice voice) {
        Matcher octaves = OCTAVES.matcher(clef);
        if (octaves.matches()) {
            int size = octaves.group(2).equals("8") ? 12 : 24;
            boolean down = octaves.group(1).equals("-") || octaves.group(1).equals("_");
            voice.clefTranspose = down ? -size : size;
        }
    }

    /** A whole number within a bound, 0 for anything else. */
    private static int number(String text, int bound) {
        if (!text.matches("[+-]?\\d{1,3}")) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return Math.abs(number) <= bound ? number : 0;
    }
}
