package io.ripieno.music.pianoroll;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Pixels to draw on, {@code 0xRRGGBB}. What lies outside is cut off. */
final class Canvas {
    private final int width;
    private final int height;
    private final int[] pixels;

    Canvas(int width, int height, int background) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
        Arrays.fill(pixels, background);
    }

    /** Fills columns {@code left} to {@code right} and rows {@code top} to {@code bottom}, the ends excluded. */
    void fill(int left, int top, int right, int bottom, int colour) {
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                pixels[y * width + x] = colour;
            }
        }
    }

    /** A straight line, ends included. */
    void line(int fromX, int fromY, int toX, int toY, int colour) {
        int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
        for (int step = 0; step <= steps; step++) {
            int x = fromX + Math.round((float) (toX - fromX) * step / steps);
            int y = fromY + Math.round((float) (toY - fromY) * step / steps);
            fill(x, y, x + 1, y + 1, colour);
        }
    }

    BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }
}
