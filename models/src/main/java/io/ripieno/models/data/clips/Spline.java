package io.ripieno.models.data.clips;

/** Reads between samples. */
final class Spline {
    private Spline() {}

    /**
     * Plays a sound at another speed, between the samples along a Catmull-Rom spline.
     *
     * @param source at least {@code speed} times as long as the target, and four samples
     */
    static void atSpeed(float[] source, double speed, float[] target) {
        for (int i = 0; i < target.length; i++) {
            double position = 1 + i * speed;
            int at = (int) position;
            float t = (float) (position - at);
            float a = source[at - 1];
            float b = source[at];
            float c = source[at + 1];
            float d = source[at + 2];
            target[i] = b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
        }
    }
}
