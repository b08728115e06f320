package io.ripieno.models.weights;

import io.ripieno.music.npz.NpyArray;
import io.ripieno.music.npz.NpyType;
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
            return new NamedTensor(
                    name,
                    array.header().shape(),
                    elements(array.header().type()).all(array.raw()));
        } catch (IOException e) {
            throw new WeightsException("Weights %s: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static ElementType elements(NpyType type) {
        return switch (type) {
            case INT8 -> ElementType.I8;
            case UINT8 -> ElementType.U8;
            case INT32 -> ElementType.I32;
            case INT64 -> ElementType.I64;
            case FLOAT16 -> ElementType.F16;
            case FLOAT32 -> ElementType.F32;
            case FLOAT64 -> ElementType.F64;
            case BOOL -> ElementType.BOOL;
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
