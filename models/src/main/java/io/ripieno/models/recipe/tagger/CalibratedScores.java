package io.ripieno.models.recipe.tagger;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.music.metrics.ranking.Predictions;
import io.ripieno.music.metrics.ranking.ScoredItems;
import java.util.ArrayList;
import java.util.List;

/** Scales the scores of a trained network's classes inside its last layer, so that what is served is calibrated. */
final class CalibratedScores {
    private CalibratedScores() {}

    /** Fits a scaling for each class and writes it into weight and bias of the layer that gives the scores. */
    static List<PlattScaling> fold(GraphSet network, Predictions validation) {
        List<PlattScaling> scalings = new ArrayList<>();
        Weight weight = network.weight(MobileFcn.SCORES + ".weight");
        Weight bias = network.weight(MobileFcn.SCORES + ".bias");
        float[] rows = weight.values().clone();
        float[] offsets = bias.values().clone();
        int width = rows.length / offsets.length;
        for (int label = 0; label < offsets.length; label++) {
            ScoredItems items = validation.of(label);
            PlattScaling scaling = PlattScaling.fit(items.scores(), items.truth());
            for (int i = 0; i < width; i++) {
                rows[label * width + i] *= (float) scaling.slope();
            }
            offsets[label] = (float) (scaling.slope() * offsets[label] + scaling.offset());
            scalings.add(scaling);
        }
        weight.set(rows);
        bias.set(offsets);
        return scalings;
    }
}
