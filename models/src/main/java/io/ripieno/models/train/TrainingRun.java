package io.ripieno.models.train;

import java.util.List;

/**
 * A run that is over.
 *
 * @param bestEpoch counted from 1, whose weights the network has
 * @param reports of all epochs
 */
public record TrainingRun(int bestEpoch, List<EpochReport> reports) {
    public TrainingRun {
        reports = List.copyOf(reports);
    }
}
