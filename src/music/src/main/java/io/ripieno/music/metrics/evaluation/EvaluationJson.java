package io.ripieno.music.metrics.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An evaluation as JSON: {@code measures}, {@code options}, {@code figures} (each with {@code name}, {@code unit},
 * {@code item}, {@code axes} of {@code name} and {@code labels}, and {@code values} as lists within lists, one level for
 * each axis), {@code warnings}, and {@code problems} of {@code item} and {@code message}. NaN is {@code null}; what is
 * infinite is the text {@code Infinity} or {@code -Infinity}.
 */
public final class EvaluationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvaluationJson() {}

    public static ObjectNode of(Evaluation evaluation) {
        ObjectNode root = NODES.objectNode();
        root.put("measures", evaluation.measures().word());
        ObjectNode options = root.putObject("options");
        evaluation.options().forEach(options::put);
        ArrayNode figures = root.putArray("figures");
        evaluation.figures().forEach(figure -> figures.add(of(figure)));
        ArrayNode warnings = root.putArray("warnings");
        evaluation.warnings().forEach(warnings::add);
        ArrayNode problems = root.putArray("problems");
        evaluation.problems().forEach(problem -> problems.addObject()
                .put("item", problem.item())
                .put("message", problem.message()));
        return root;
    }

    private static ObjectNode of(Figure figure) {
        ObjectNode node = NODES.objectNode();
        node.put("name", figure.name()).put("unit", figure.unit()).put("item", figure.item());
        ArrayNode axes = node.putArray("axes");
        for (Axis axis : figure.axes()) {
            ArrayNode labels = axes.addObject().put("name", axis.name()).putArray("labels");
            axis.labels().forEach(labels::add);
        }
        List<Integer> sizes =
                figure.axes().stream().map(axis -> axis.labels().size()).toList();
        if (sizes.isEmpty()) {
            put(node.putArray("values"), figure.values()[0]);
            node.set("values", node.get("values").get(0));
        } else {
            fill(node.putArray("values"), figure.values(), 0, sizes);
        }
        return node;
    }

    /** Fills a list with the values from a place on; answers the place after them. */
    private static int fill(ArrayNode list, double[] values, int from, List<Integer> sizes) {
        int next = from;
        for (int i = 0; i < sizes.get(0); i++) {
            if (sizes.size() == 1) {
                put(list, values[next++]);
            } else {
                next = fill(list.addArray(), values, next, sizes.subList(1, sizes.size()));
            }
        }
        return next;
    }

    private static void put(ArrayNode list, double value) {
        if (Double.isNaN(value)) {
            list.addNull();
        } else if (Double.isInfinite(value)) {
            list.add(Double.toString(value));
        } else {
            list.add(value);
        }
    }
}
