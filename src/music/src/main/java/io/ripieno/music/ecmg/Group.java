package io.ripieno.music.ecmg;

import java.util.List;

/**
 * What stands under one chord symbol within a bar.
 *
 * @param chord in force
 * @param next of the following group; of the last group, that of the first
 * @param tokens at least one
 */
public record Group(Harmony chord, Harmony next, List<MelodyToken> tokens) {
    public Group {
        tokens = List.copyOf(tokens);
    }
}
