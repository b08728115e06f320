package io.ripieno.models.train;

import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Some examples, field by field, row-major one example after the other. */
public final class Batch {
    private final int size;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, float[]> arrays = new LinkedHashMap<>();

    /** A batch of {@code size} examples whose numbers are all 0. */
    public Batch(int size, List<Field> fields) {
        this.size = size;
        for (Field field : fields) {
            this.fields.put(field.name(), field);
            arrays.put(field.name(), new float[Math.multiplyExact(size, field.length())]);
        }
    }

    /** Reads the examples of {@code indices}; each gets a seed of its own made from {@code seed} and its place. */
    public static Batch read(Examples examples, int[] indices, long seed) {
        Batch batch = new Batch(indices.length, examples.fields());
        for (int i = 0; i < indices.length; i++) {
            examples.read(indices[i], Seeds.mix(seed, i), batch.row(i));
        }
        return batch;
    }

    /** How many examples. */
    public int size() {
        return size;
    }

    /** The place of one example. */
    public Row row(int index) {
        return new Row(this, index);
    }

    /** The numbers of a field, {@code [size][shape]}; not a copy. */
    public float[] values(String field) {
        float[] values = arrays.get(field);
        if (values == null) {
            throw unknown(field);
        }
        return values;
    }

    /** A field as a single-precision tensor {@code [size][shape]}, which lives as long as the scope it is made in. */
    public Tensor tensor(String field) {
        long[] shape = field(field).shape();
        long[] full = new long[shape.length + 1];
        full[0] = size;
        System.arraycopy(shape, 0, full, 1, shape.length);
        return Tensors.of(values(field), Precision.SINGLE, full);
    }

    Field field(String name) {
        Field field = fields.get(name);
        if (field == null) {
            throw unknown(name);
        }
        return field;
    }

    /** The examples from {@code from} to before {@code to}. */
    Batch slice(int from, int to) {
        if (from == 0 && to == size) {
            return this;
        }
        Batch slice = new Batch(to - from, List.copyOf(fields.values()));
        fields.forEach((name, field) ->
                slice.arrays.put(name, Arrays.copyOfRange(values(name), from * field.length(), to * field.length())));
        return slice;
    }

    private IllegalArgumentException unknown(String field) {
        return new IllegalArgumentException(
                "The examples have no field %s; they have %s. Name one of them.".formatted(field, fields.keySet()));
    }
}
