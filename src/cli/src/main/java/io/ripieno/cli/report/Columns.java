package io.ripieno.cli.report;

import java.util.Arrays;

/**
 * How many columns of a terminal plain text takes: two for the wide characters of East Asian scripts and for emoji, none
 * for marks that are set on the character before them, else one. After Unicode Standard Annex 11; where terminals differ,
 * the more.
 */
final class Columns {
    private static final int TO_EMOJI = 0xFE0F;

    /** First and last of each range of wide characters, in their order. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653,
        0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE,
        0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
        0x2728, 0x2728, 0x274C, 0x274E, 0x2753, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C,
        0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x1B2FF, 0x1F000, 0x1FAFF, 0x20000,
        0x3FFFD
    };

    private Columns() {}

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** The beginning of a text that takes at most so many columns. */
    static String cut(String text, int columns) {
        int taken = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            taken += of(text.codePointAt(at));
            if (taken > columns) {
                return text.substring(0, at);
            }
        }
        return text;
    }

    private static int of(int character) {
        if (character == TO_EMOJI) {
            return 1;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        int place = Arrays.binarySearch(WIDE, character);
        return place >= 0 || (-place - 1) % 2 == 1;
    }
}
