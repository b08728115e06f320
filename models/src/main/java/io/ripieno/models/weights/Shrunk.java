package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph that was made smaller, change by change, as far as a measure allows.
 *
 * @param changed what was changed, by name
 * @param refused what was not, since it would hurt, each with the figure that it would have led to
 * @param before what the measure said of the graph as it was given
 * @param after what it says of this graph
 */
public record Shrunk(ModelProto model, List<String> changed, List<String> refused, double before, double after) {
    public Shrunk {
        changed = List.copyOf(changed);
        refused = List.copyOf(refused);
    }

    /** Something that can be done to one part of a graph. */
    interface Change {
        ModelProto to(ModelProto model, String part);
    }

    /**
     * Changes parts one after the other, and keeps each change after which the graph does not do worse than at the beginning
     * by more than the tolerance.
     */
    static Shrunk of(ModelProto model, List<String> parts, Change change, ServedMeasure measure, double tolerance)
            throws WeightsException {
        double before = measured(measure, model);
        ModelProto best = model;
        double after = before;
        List<String> changed = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String part : parts) {
            ModelProto next = change.to(best, part);
            double value = measured(measure, next);
            if (before - value <= tolerance) {
                best = next;
                after = value;
                changed.add(part);
            } else {
                refused.add("%s (%.6g)".formatted(part, value));
            }
        }
        return new Shrunk(best, changed, refused, before, after);
    }

    private static double measured(ServedMeasure measure, ModelProto model) throws WeightsException {
        try {
            return measure.of(model);
        } catch (Exception e) {
            throw new WeightsException(
                    "Graph %s cannot be measured: %s. Correct the measure or the graph."
                            .formatted(model.getGraph().getName(), e.getMessage()),
                    e);
        }
    }
}
