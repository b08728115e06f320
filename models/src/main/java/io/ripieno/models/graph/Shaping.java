package io.ripieno.models.graph;

import java.util.ArrayList;
import java.util.List;

/** Layers that move, cut, join or repeat without computing. */
public sealed interface Shaping extends LayerSet permits Layers {
    /** A length of 0 keeps the input's, -1 takes what is left. */
    default Value reshape(String name, Value x, long... shape) {
        return graph().node("Reshape", name, Attributes.none(), x, graph().integers(name + ".shape", shape));
    }

    /** Everything after the first {@code axis} dimensions in one. */
    default Value flatten(String name, Value x, int axis) {
        return graph().node("Flatten", name, Attributes.none().with("axis", axis), x);
    }

    default Value transpose(String name, Value x, long... order) {
        return graph().node("Transpose", name, Attributes.none().with("perm", order), x);
    }

    /** {@code [batch][time][width]} as {@code [time][batch][width]}, which recurrent layers want, or back. */
    default Value swapBatchAndTime(String name, Value x) {
        return transpose(name, x, 1, 0, 2);
    }

    default Value squeeze(String name, Value x, long... axes) {
        return graph().node("Squeeze", name, Attributes.none(), x, graph().integers(name + ".axes", axes));
    }

    default Value unsqueeze(String name, Value x, long... axes) {
        return graph().node("Unsqueeze", name, Attributes.none(), x, graph().integers(name + ".axes", axes));
    }

    default Value concat(String name, int axis, Value... values) {
        return graph().node("Concat", name, Attributes.none().with("axis", axis), values);
    }

    /** The part from {@code start} to before {@code end}; negative ones count from the end. */
    default Value slice(String name, Value x, int axis, long start, long end) {
        return slice(name, x, axis, start, end, 1);
    }

    /** Every {@code step}-th from {@code start} to before {@code end}; a negative step goes backwards. */
    default Value slice(String name, Value x, int axis, long start, long end, long step) {
        return graph().node(
                        "Slice",
                        name,
                        Attributes.none(),
                        x,
                        graph().integers(name + ".start", start),
                        graph().integers(name + ".end", end),
                        graph().integers(name + ".axis", axis),
                        graph().integers(name + ".step", step));
    }

    /** Parts of the given lengths along an axis, named {@code name.0}, {@code name.1}, and so on. */
    default List<Value> split(String name, Value x, int axis, long... lengths) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            outputs.add(name + "." + i);
        }
        return graph().nodes(
                        "Split",
                        name,
                        outputs,
                        Attributes.none().with("axis", axis),
                        x,
                        graph().integers(name + ".lengths", lengths));
    }

    /** The slice at one index of an axis, which goes. */
    default Value take(String name, Value x, int axis, long index) {
        return graph().node(
                        "Gather",
                        name,
                        Attributes.none().with("axis", axis),
                        x,
                        graph().integer(name + ".index", index));
    }

    /** The slices at the given indices of an axis. */
    default Value gather(String name, Value x, int axis, Value indices) {
        return graph().node("Gather", name, Attributes.none().with("axis", axis), x, indices);
    }

    /** Zeros around; first the numbers to put before each dimension, then those after. */
    default Value pad(String name, Value x, long... pads) {
        return graph().node("Pad", name, Attributes.none(), x, graph().integers(name + ".pads", pads));
    }

    /** Mirrored around, without repeating the border; pads as in {@link #pad}. */
    default Value reflect(String name, Value x, long... pads) {
        return graph().node(
                        "Pad",
                        name,
                        Attributes.none().with("mode", "reflect"),
                        x,
                        graph().integers(name + ".pads", pads));
    }

    /** Repeated along dimensions of length 1 to the given shape; 1 keeps a length. */
    default Value expand(String name, Value x, long... shape) {
        return graph().node("Expand", name, Attributes.none(), x, graph().integers(name + ".shape", shape));
    }

    /** The lengths of all dimensions as 64-bit integers. */
    default Value shape(String name, Value x) {
        return graph().node("Shape", name, Attributes.none(), x);
    }
}
