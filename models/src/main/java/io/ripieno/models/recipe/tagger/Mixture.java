package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.BandTimbre;
import io.ripieno.models.data.clips.ClipManner;
import java.util.List;

/**
 * What the clips of a stage are: some are mixed as sounds, with all that happens to recordings, the others as powers.
 *
 * @param sounds share of those that are mixed as sounds
 */
record Mixture(double sounds, List<Mixed> powers) {
    /** Clips of every kind and some near those of the tests, all with other timbres. */
    static final Mixture BROAD = new Mixture(
            0.1,
            List.of(
                    new Mixed(0.3, ClipManner.ANY, BandTimbre.STRONG),
                    new Mixed(0.3, ClipManner.ENSEMBLE, BandTimbre.STRONG),
                    new Mixed(0.3, ClipManner.ENSEMBLE, BandTimbre.LIGHT)));

    /** Mostly clips near those of the tests. */
    static final Mixture NEAR = new Mixture(
            0.1,
            List.of(
                    new Mixed(0.15, ClipManner.ANY, BandTimbre.LIGHT),
                    new Mixed(0.35, ClipManner.ENSEMBLE, BandTimbre.STRONG),
                    new Mixed(0.4, ClipManner.ENSEMBLE, BandTimbre.LIGHT)));

    /** Clips that are mixed as powers. */
    record Mixed(double share, ClipManner manner, BandTimbre timbre) {}

    /** As a phrase of a card. */
    String describe() {
        double ensembles = powers.stream()
                .filter(mixed -> mixed.manner().equals(ClipManner.ENSEMBLE))
                .mapToDouble(Mixed::share)
                .sum();
        return "%.0f %% mixed as sounds, the others as powers of mel bands, %.0f %% mostly of two to six players of a piece"
                .formatted(100 * sounds, 100 * ensembles);
    }
}
