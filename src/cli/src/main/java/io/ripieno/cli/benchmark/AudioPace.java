package io.ripieno.cli.benchmark;

/**
 * How recordings were tagged.
 *
 * @param audioSecondsPerSecond seconds of recordings in a second
 * @param cpuMillisPerAudioSecond of all processes that took part
 * @param compilersShare of that, what compilers of Java code took
 * @param seconds that it took
 */
record AudioPace(double audioSecondsPerSecond, double cpuMillisPerAudioSecond, double compilersShare, double seconds)
        implements Pace {
    @Override
    public double rate() {
        return audioSecondsPerSecond;
    }

    @Override
    public double cost() {
        return cpuMillisPerAudioSecond;
    }
}
