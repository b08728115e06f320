package io.ripieno.music.ecmg;

import java.util.List;

/**
 * Parallel streams, one number or vector each token. The network of pitches is conditioned on the durations and that of
 * durations on the pitches.
 *
 * @param pitch {@code [tokens]}, 0 to 88
 * @param duration {@code [tokens]}, 0 to 18, or to 21 if faithful
 * @param barPosition {@code [tokens]}, 0 to 95
 * @param chordRoot {@code [tokens]}, 0 to 11
 * @param chordPitchClasses {@code [tokens][12]}, 0 or 1
 * @param nextRoot {@code [tokens]}, 0 to 11
 * @param nextPitchClasses {@code [tokens][12]}, 0 or 1
 */
public record Streams(
        int[] pitch,
        int[] duration,
        int[] barPosition,
        int[] chordRoot,
        int[][] chordPitchClasses,
        int[] nextRoot,
        int[][] nextPitchClasses) {
    /** How many tokens there are. */
    public int length() {
        return pitch.length;
    }

    static Streams of(List<Group> groups) {
        int length = groups.stream().mapToInt(group -> group.tokens().size()).sum();
        var streams = new Streams(
                new int[length],
                new int[length],
                new int[length],
                new int[length],
                new int[length][],
                new int[length],
                new int[length][]);
        int t = 0;
        for (Group group : groups) {
            for (MelodyToken token : group.tokens()) {
                streams.pitch[t] = token.pitch();
                streams.duration[t] = token.duration();
                streams.barPosition[t] = token.barPosition();
                streams.chordRoot[t] = group.chord().root();
                streams.chordPitchClasses[t] = group.chord().vector();
                streams.nextRoot[t] = group.next().root();
                streams.nextPitchClasses[t] = group.next().vector();
                t++;
            }
        }
        return streams;
    }
}
