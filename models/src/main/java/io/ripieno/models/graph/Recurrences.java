package io.ripieno.models.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Stacks of recurrent layers over {@code [time][batch][inputs]}; time may differ from run to run. Each layer {@code name.k}
 * has weights {@code .input [directions][gates · hidden][inputs]}, {@code .recurrent [directions][gates · hidden][hidden]} and
 * {@code .bias [directions][2 · gates · hidden]} (of the input, then of the state), gate rows in the order of ONNX: z r h for
 * GRU, i o f c for LSTM.
 */
public sealed interface Recurrences extends LayerSet permits Layers {
    /** LSTM stack (Hochreiter and Schmidhuber, 1997; with forget gates) that starts from zeros. */
    default RecurrentOutput lstm(String name, Value x, Recurrence recurrence) {
        return lstm(name, x, recurrence, RecurrentState.ZERO);
    }

    /** LSTM stack that starts from a given state. */
    default RecurrentOutput lstm(String name, Value x, Recurrence recurrence, RecurrentState start) {
        return stack("LSTM", 4, name, x, recurrence, start);
    }

    /** GRU stack that starts from zeros; the reset gate acts on the product with the state, bias included. */
    default RecurrentOutput gru(String name, Value x, Recurrence recurrence) {
        return gru(name, x, recurrence, RecurrentState.ZERO);
    }

    /** GRU stack that starts from a given state. */
    default RecurrentOutput gru(String name, Value x, Recurrence recurrence, RecurrentState start) {
        return stack("GRU", 3, name, x, recurrence, start);
    }

    private RecurrentOutput stack(
            String operator, int gates, String name, Value x, Recurrence recurrence, RecurrentState start) {
        boolean cells = gates == 4;
        List<Value> hiddenIn = states(name + ".hidden_in", start.hidden(), recurrence);
        List<Value> cellIn = cells ? states(name + ".cell_in", start.cell(), recurrence) : List.of();
        List<Value> hidden = new ArrayList<>();
        List<Value> cell = new ArrayList<>();
        Value sequence = x;
        int width = recurrence.inputs();
        for (int k = 0; k < recurrence.layers(); k++) {
            String layer = name + "." + k;
            if (k > 0 && recurrence.dropout() > 0) {
                Value ratio = graph().scalar(layer + ".dropout.ratio", recurrence.dropout());
                sequence = graph().node("Dropout", layer + ".dropout", Attributes.none(), sequence, ratio);
            }
            List<Value> inputs = weights(layer, gates, width, recurrence);
            inputs.add(0, sequence);
            inputs.add(Value.ABSENT);
            inputs.add(hiddenIn.get(k));
            List<String> names = new ArrayList<>(List.of(layer + ".each", layer + ".hidden"));
            if (cells) {
                inputs.add(cellIn.get(k));
                names.add(layer + ".cell");
            }
            List<Value> outputs =
                    graph().nodes(operator, layer, names, attributes(recurrence, cells), inputs.toArray(Value[]::new));
            sequence = joined(layer + ".sequence", outputs.get(0), recurrence);
            hidden.add(outputs.get(1));
            if (cells) {
                cell.add(outputs.get(2));
            }
            width = recurrence.outputs();
        }
        Value lastCell = cells ? stacked(name + ".cell", cell) : Value.ABSENT;
        return new RecurrentOutput(sequence, new RecurrentState(stacked(name + ".hidden", hidden), lastCell));
    }

    private List<Value> weights(String layer, int gates, int width, Recurrence recurrence) {
        int rows = gates * recurrence.hidden();
        int hidden = recurrence.hidden();
        int directions = recurrence.directions();
        FirstValues values = firstValues();
        List<Value> weights = new ArrayList<>();
        weights.add(graph().weight(
                        layer + ".input",
                        Role.PARAMETER,
                        values.gates(Fans.of(rows, width), hidden),
                        directions,
                        rows,
                        width));
        weights.add(graph().weight(
                        layer + ".recurrent",
                        Role.PARAMETER,
                        values.gates(Fans.of(rows, hidden), hidden),
                        directions,
                        rows,
                        hidden));
        weights.add(graph().weight(layer + ".bias", Role.PARAMETER, values.gateBias(hidden), directions, 2L * rows));
        return weights;
    }

    private static Attributes attributes(Recurrence recurrence, boolean cells) {
        Attributes attributes = Attributes.none()
                .with("hidden_size", recurrence.hidden())
                .with("direction", recurrence.bidirectional() ? "bidirectional" : "forward");
        return cells ? attributes : attributes.with("linear_before_reset", 1);
    }

    /** {@code [time][directions][batch][hidden]} as {@code [time][batch][directions · hidden]}. */
    private Value joined(String name, Value each, Recurrence recurrence) {
        if (!recurrence.bidirectional()) {
            return graph().node("Squeeze", name, Attributes.none(), each, graph().integers(name + ".axis", 1));
        }
        Attributes order = Attributes.none().with("perm", new long[] {0, 2, 1, 3});
        Value swapped = graph().node("Transpose", name + ".swapped", order, each);
        return graph().node("Reshape", name, Attributes.none(), swapped, graph().integers(name + ".shape", 0, 0, -1));
    }

    /** The part of each layer of a state. */
    private List<Value> states(String name, Value state, Recurrence recurrence) {
        List<Value> parts = new ArrayList<>();
        if (state.equals(Value.ABSENT) || recurrence.layers() == 1) {
            for (int k = 0; k < recurrence.layers(); k++) {
                parts.add(state);
            }
            return parts;
        }
        List<String> names = new ArrayList<>();
        long[] lengths = new long[recurrence.layers()];
        for (int k = 0; k < lengths.length; k++) {
            names.add(name + "." + k);
            lengths[k] = recurrence.directions();
        }
        Value split = graph().integers(name + ".lengths", lengths);
        return graph().nodes("Split", name, names, Attributes.none().with("axis", 0), state, split);
    }

    private Value stacked(String name, List<Value> states) {
        return states.size() == 1
                ? states.get(0)
                : graph().node("Concat", name, Attributes.none().with("axis", 0), states.toArray(Value[]::new));
    }
}
