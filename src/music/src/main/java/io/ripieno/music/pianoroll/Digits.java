package io.ripieno.music.pianoroll;

import java.util.List;

/** Numbers in a face of three by five pixels, since a server may have no fonts. */
final class Digits {
    static final int HEIGHT = 5;

    private static final int WIDTH = 3;
    private static final int ADVANCE = WIDTH + 1;
    private static final String SIGNS = "0123456789-.";

    /** Five rows each, from the top, an octal digit for three pixels. */
    private static final List<String> FACES = List.of(
            "75557", "26227", "71747", "71717", "55711", "74717", "74757", "71222", "75757", "75717", "00700", "00002");

    private Digits() {}

    static int width(String number) {
        return number.length() * ADVANCE - 1;
    }

    /** Draws digits, minus signs and points with their upper left corner at {@code x, y}; other signs stay blank. */
    static void draw(Canvas canvas, int x, int y, String number, int colour) {
        for (int i = 0; i < number.length(); i++) {
            int sign = SIGNS.indexOf(number.charAt(i));
            if (sign >= 0) {
                face(canvas, x + i * ADVANCE, y, FACES.get(sign), colour);
            }
        }
    }

    private static void face(Canvas canvas, int x, int y, String face, int colour) {
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                if (((face.charAt(row) - '0') >> (WIDTH - 1 - column) & 1) == 1) {
                    canvas.fill(x + column, y + row, x + column + 1, y + row + 1, colour);
                }
            }
        }
    }
}
