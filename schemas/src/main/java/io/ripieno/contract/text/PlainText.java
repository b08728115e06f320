package io.ripieno.contract.text;

/**
 * Text that does nothing to a terminal or a log but stand there: no control character (C0 and C1, line ends and tabs
 * included), no separator of lines or paragraphs, no half of a surrogate pair, and none of the invisible characters of
 * Unicode that format what follows, such as those that turn the direction of writing. The joiners that scripts are
 * written with are plain.
 */
public final class PlainText {
    /** What shows in place of each character that is not plain: U+FFFD. */
    public static final char STAND_IN = '\ufffd';

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainText() {}

    /** The text with a stand-in for each character that is not plain; it has as many code points. */
    public static String of(String text) {
        if (text.codePoints().allMatch(PlainText::isPlain)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> plain.appendCodePoint(isPlain(character) ? character : STAND_IN));
        return plain.toString();
    }

    /** Whether a code point may stand in plain text. */
    public static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
