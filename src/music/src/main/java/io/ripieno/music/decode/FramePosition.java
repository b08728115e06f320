package io.ripieno.music.decode;

/**
 * Tells where decoded frames lie in a recording after a seek. Frames are counted from the first time stamp on; a later
 * one corrects the count only if it agrees with the one before it, since single stamps may be wrong (in Vorbis where the
 * block size falls) while lost frames shift all that follow.
 */
final class FramePosition {
    private final double tolerance;
    private boolean started;
    private double expectedStamp;
    private long position;

    /**
     * Starts anew.
     *
     * @param tolerance how far stamps are rounded, in samples
     */
    FramePosition(double tolerance) {
        this.tolerance = Math.max(1, tolerance);
    }

    /**
     * The position of the next frame.
     *
     * @param stamp its time stamp in samples; NaN if it has none, which the first must not
     * @param length in samples
     * @return the index of its first sample, negative before the beginning
     */
    long locate(double stamp, int length) {
        boolean confirmed = Math.abs(stamp - expectedStamp) <= tolerance;
        if (!started || (confirmed && Math.abs(stamp - position) > tolerance)) {
            position = Math.round(stamp);
            started = true;
        }
        long start = position;
        position += length;
        expectedStamp = stamp + length;
        return start;
    }
}
