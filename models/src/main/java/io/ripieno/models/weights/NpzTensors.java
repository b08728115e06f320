package io.ripieno.models.weights;

import io.ripieno.music.npz.NpyArray;
import io.ripieno.music.npz.NpzReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The arrays of an {@code .npz} as tensors. */
final class NpzTensors implements NamedTensors {
    private final Path file;
    private final NpzReader reader;

    private NpzTensors(Path file, NpzReader reader) {
        this.file = file;
        this.reader = reader;
    }

    static NpzTensors open(Path file, int mostBytes) throws IOException {
        try {
            return new NpzTensors(file, NpzReader.open(file, mostBytes));
        } catch (IOException e) {
            throw new WeightsException(
                    "Weights %s cannot be read: %s. Save them again with numpy.savez.".formatted(file, e.getMessage()),
                    e);
        }
    }

    @Override
    public List<String> names() {
        return reader.names();
    }

    @Override
    public NamedTensor read(String name) throws IOException {
        try {
            NpyArray array = reader.array(name);
            return new NamedTensor(name, array.header().shape(), floats(array));
        } catch (IOException e) {
            throw new WeightsException("Weights %s: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private float[] floats(NpyArray array) throws WeightsException {
        return switch (array.header().type()) {
            case FLOAT32 -> array.floats();
            case FLOAT64 -> {
                double[] wide = array.doubles();
                float[] values = new float[wide.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) wide[i];
                }
                yield values;
            }
            case INT32 -> {
                int[] whole = array.ints();
                float[] values = new float[whole.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = ElementType.exact(whole[i]);
                }
                yield values;
            }
            case INT64 -> {
                long[] whole = array.longs();
                float[] values = new float[whole.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = ElementType.exact(whole[i]);
                }
                yield values;
            }
            case BOOL -> {
                boolean[] flags = array.booleans();
                float[] values = new float[flags.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = flags[i] ? 1 : 0;
                }
                yield values;
            }
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
