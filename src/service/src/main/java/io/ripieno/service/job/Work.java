package io.ripieno.service.job;

import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What is to be done with the inputs of a job. */
public sealed interface Work {
    Task task();

    /**
     * Tagging, as it was asked for.
     *
     * @param model empty for the default model of the task
     * @param hopSeconds empty for the hop of the model
     * @param thresholds by label, in place of the model's
     * @param labels to report; empty means all
     * @param topN how many labels to report, the most probable first; 0 means all
     * @param timeline whether probabilities per window are wanted
     */
    record Tagging(
            Optional<ModelRef> model,
            OptionalDouble hopSeconds,
            Map<String, Double> thresholds,
            Set<String> labels,
            int topN,
            boolean timeline)
            implements Work {
        public Tagging {
            thresholds = Map.copyOf(thresholds);
            labels = Set.copyOf(labels);
        }

        @Override
        public Task task() {
            return Task.TAGGING;
        }
    }

    /**
     * An evaluation, as it was asked for.
     *
     * @param options by name, as they were given
     */
    record Evaluation(MeasureSet measures, Map<String, String> options) implements Work {
        public Evaluation {
            options = Map.copyOf(options);
        }

        @Override
        public Task task() {
            return Task.EVALUATION;
        }
    }
}
