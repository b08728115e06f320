package io.ripieno.models.data.piece;

import io.ripieno.music.corpus.Split;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The sounds of each side of a split. Training and validation may share families; what tests are played with must be
 * foreign to both.
 */
public record SoundSides(Map<Split, Sounds> sides) {
    public SoundSides {
        sides = new EnumMap<>(sides);
        Sounds test = sides.get(Split.TEST);
        for (Split seen : new Split[] {Split.TRAIN, Split.VALIDATION}) {
            if (test != null && sides.get(seen) != null) {
                Set<String> shared = new HashSet<>(test.families());
                shared.retainAll(sides.get(seen).families());
                if (!shared.isEmpty()) {
                    throw new IllegalArgumentException("The soundfont families " + shared + " are on both sides, "
                            + "training and testing: test with fonts of another family.");
                }
            }
        }
    }
}
