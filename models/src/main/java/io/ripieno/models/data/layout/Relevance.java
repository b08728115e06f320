package io.ripieno.models.data.layout;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.clips.Relatives;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.Activity;

/** How sure a listener is that each class plays: 1, 0, or between. */
public final class Relevance {
    /** Of a class that plays for a short time only, or whose relative plays. */
    public static final float UNSURE = 0.5f;

    private Relevance() {}

    /**
     * @param from seconds
     * @param to seconds
     * @param atLeast seconds for which a class that plays is active
     * @return one for each {@link Instrument}
     */
    public static float[] of(Activity activity, double from, double to, double atLeast) {
        float[] relevance = new float[Instrument.values().length];
        for (int track = 0; track < activity.players().size(); track++) {
            if (activity.isActive(track, from, to)) {
                Player player = activity.players().get(track);
                Instrument own = player.instrument();
                if (own != null) {
                    relevance[own.ordinal()] = UNSURE;
                }
                for (Instrument relative : Relatives.of(player)) {
                    relevance[relative.ordinal()] = UNSURE;
                }
            }
        }
        boolean[] present = activity.present(from, to, atLeast);
        for (int i = 0; i < present.length; i++) {
            relevance[i] = present[i] ? 1 : relevance[i];
        }
        return relevance;
    }
}
