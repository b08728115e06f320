package io.ripieno.music.mel;

/**
 * Turns mono audio into the time-frequency picture that a network was trained on. An instance holds buffers: use one
 * for each thread. Nothing is allocated for a frame.
 */
public interface FrontEnd {
    /** The name by which a model asks for this front end, for example {@code east-log-mel-96-16k}. */
    String name();

    /** The sample rate that is expected, in Hz. */
    int sampleRate();

    /** The number of mel bands, the rows of the picture. */
    int bands();

    /** The fewest samples from which a picture can be made. */
    int minimumSamples();

    /**
     * The number of frames, the columns of the picture, that so many samples give.
     *
     * @throws IllegalArgumentException if there are fewer than {@link #minimumSamples()}
     */
    int frames(int samples);

    /**
     * Extracts the picture of a stretch of audio.
     *
     * @param mono audio at {@link #sampleRate()}, full scale ±1
     * @param from index of the first sample
     * @param samples how many samples
     * @param target receives {@code [bands][frames(samples)]}, row by row
     * @param at index in {@code target} of the first value
     * @throws IllegalArgumentException if there are too few samples
     * @throws IndexOutOfBoundsException if the audio or the picture does not fit in its array
     */
    void extract(float[] mono, int from, int samples, float[] target, int at);
}
