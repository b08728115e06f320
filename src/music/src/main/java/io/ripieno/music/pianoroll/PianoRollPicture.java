package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A piano roll as a picture: a row for each pitch, notes as long as they last and in one colour for each part, bar lines
 * with their numbers, a line below each C with its octave, shaded measures, and a curve beneath. Equal plots give equal
 * bytes.
 */
public final class PianoRollPicture {
    static final int PAPER = 0xffffff;
    static final int BLACK_KEY = 0xf2f2f2;
    static final int SHADE = 0xffefb8;
    static final int BAR_LINE = 0x9a9a9a;
    static final int OCTAVE_LINE = 0xc8c8c8;
    static final int TEXT = 0x505050;
    static final int CURVE = 0xb03030;
    static final List<Integer> NOTES = List.of(0x2b6cb0, 0x2f855a, 0xc05621, 0x6b46c1, 0xb83280, 0x4a5568);

    private static final String WHITE_AND_BLACK = "wbwbwwbwbwbw";
    private static final int LEAST_GAP_OF_NUMBERS = 6;

    private final PianoRollPlot plot;
    private final Layout layout;
    private final Canvas canvas;

    private PianoRollPicture(PianoRollPlot plot) {
        this.plot = plot;
        layout = new Layout(plot);
        canvas = new Canvas(layout.width(), layout.height(), PAPER);
    }

    /** @throws IllegalArgumentException if so many measures do not go into one picture */
    public static BufferedImage draw(PianoRollPlot plot) {
        var picture = new PianoRollPicture(plot);
        picture.keys();
        picture.shades();
        picture.octaves();
        picture.bars();
        picture.notes();
        picture.curve();
        return picture.canvas.image();
    }

    /** Writes the picture as PNG; the stream stays open. */
    public static void write(PianoRollPlot plot, OutputStream out) throws IOException {
        BufferedImage image = draw(plot);
        try (var memory = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", memory)) {
                throw new IOException("this Java has no PNG writer; use a JDK with the module java.desktop");
            }
        }
    }

    private void keys() {
        for (int midi = layout.lowest(); midi <= layout.highest(); midi++) {
            if (WHITE_AND_BLACK.charAt(midi % 12) == 'b') {
                row(midi, layout.x(from().onset()), layout.right(), BLACK_KEY);
            }
        }
    }

    private void shades() {
        int measures = plot.score().measures().size();
        for (MeasureRange range : plot.shaded()) {
            if (range.first() <= measures) {
                int left = layout.x(measure(range.first()).onset());
                int right = layout.x(measure(Math.min(measures, range.last())).end());
                canvas.fill(left, Layout.TOP, right, layout.floor(), SHADE);
            }
        }
    }

    private void octaves() {
        for (int midi = layout.lowest(); midi <= layout.highest(); midi++) {
            if (midi % 12 == 0) {
                int y = layout.y(midi) + Layout.PITCH_HEIGHT - 1;
                canvas.fill(Layout.LEFT, y, layout.right(), y + 1, OCTAVE_LINE);
                number(Layout.LEFT - 4, layout.y(midi), Integer.toString(midi / 12 - 1));
            }
        }
    }

    private void bars() {
        int free = 0;
        for (int number = plot.shown().first(); number <= plot.shown().last(); number++) {
            Measure measure = measure(number);
            int x = layout.x(measure.onset());
            barLine(x);
            String label = measure.label();
            if (x >= free && label.chars().allMatch(Character::isDigit)) {
                Digits.draw(canvas, x, 1, label, TEXT);
                free = x + Digits.width(label) + LEAST_GAP_OF_NUMBERS;
            }
        }
        barLine(layout.right());
    }

    private void barLine(int x) {
        canvas.fill(x, Layout.TOP, x + 1, layout.floor(), BAR_LINE);
    }

    private void notes() {
        List<Part> parts = plot.score().parts();
        for (int part = 0; part < parts.size(); part++) {
            int colour = NOTES.get(part % NOTES.size());
            for (Note note : parts.get(part).soundingNotes()) {
                if (layout.isShown(note)) {
                    int left = layout.x(note.onset());
                    row(note.midi(), left, Math.max(left + 2, layout.x(note.end())), colour);
                    if (!note.onset().isBefore(from().onset())) {
                        row(note.midi(), left, left + 1, darker(colour));
                    }
                }
            }
        }
    }

    private void curve() {
        @Nullable Curve curve = plot.curve();
        if (curve == null) {
            return;
        }
        canvas.fill(Layout.LEFT, layout.curveBottom(), layout.right() + 1, layout.curveBottom() + 1, BAR_LINE);
        List<Curve.Stretch> shown = curve.stretches().stream()
                .filter(stretch -> stretch.to().isAfter(from().onset())
                        && stretch.from().isBefore(measure(plot.shown().last()).end()))
                .toList();
        double highest = shown.stream().mapToDouble(Curve.Stretch::value).max().orElse(0);
        double lowest = Math.min(
                0, shown.stream().mapToDouble(Curve.Stretch::value).min().orElse(0));
        double span = highest > lowest ? highest - lowest : 1;
        number(Layout.LEFT - 3, layout.curveTop(), two(highest));
        number(Layout.LEFT - 3, layout.curveBottom() - Digits.HEIGHT + 1, two(lowest));
        int lastX = -1;
        int lastY = 0;
        for (Curve.Stretch stretch : shown) {
            int x = layout.x(stretch.middle());
            int height = layout.curveBottom() - layout.curveTop() - 2;
            int y = layout.curveBottom() - 1 - (int) Math.round((stretch.value() - lowest) / span * height);
            canvas.line(lastX < 0 ? x : lastX, lastX < 0 ? y : lastY, x, y, CURVE);
            canvas.fill(x - 1, y - 1, x + 2, y + 2, CURVE);
            lastX = x;
            lastY = y;
        }
    }

    private void row(int midi, int left, int right, int colour) {
        canvas.fill(left, layout.y(midi), right, layout.y(midi) + Layout.PITCH_HEIGHT - 1, colour);
    }

    /** A number that ends at {@code right}. */
    private void number(int right, int y, String number) {
        Digits.draw(canvas, right - Digits.width(number), y, number, TEXT);
    }

    private Measure from() {
        return measure(plot.shown().first());
    }

    private Measure measure(int number) {
        return plot.score().measures().get(number - 1);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static int darker(int colour) {
        return colour >> 1 & 0x7f7f7f;
    }
}
