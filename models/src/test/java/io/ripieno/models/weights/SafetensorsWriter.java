package io.ripieno.models.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tensors as a safetensors file of single- or half-precision numbers; equal tensors give equal bytes. */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /**
     * Writes a file, in the order of the tensors.
     *
     * @param metadata free text by name; may be empty
     * @param half whether numbers are rounded to half precision
     * @throws WeightsException if half precision cannot hold a number, or two tensors have one name
     */
    public static void write(Path file, List<NamedTensor> tensors, Map<String, String> metadata, boolean half)
            throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(SafetensorsHeader.METADATA, metadata);
        }
        ElementType type = half ? ElementType.F16 : ElementType.F32;
        long at = 0;
        for (NamedTensor tensor : tensors) {
            long end = at + (long) tensor.values().length * type.bytes();
            Map<String, Object> entry =
                    Map.of("dtype", type.name(), "shape", tensor.shape(), "data_offsets", List.of(at, end));
            if (header.put(tensor.name(), new java.util.TreeMap<>(entry)) != null) {
                throw new WeightsException("Two tensors are named %s. Name each differently.".formatted(tensor.name()));
            }
            at = end;
        }
        String json = new ObjectMapper().writeValueAsString(header);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-bytes.length, ALIGNMENT);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(buffer(Long.BYTES).putLong(bytes.length + padding).array());
            out.write(bytes);
            out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
            for (NamedTensor tensor : tensors) {
                out.write(numbers(tensor, half));
            }
        }
    }

    private static byte[] numbers(NamedTensor tensor, boolean half) throws WeightsException {
        float[] values = tensor.values();
        if (!half) {
            ByteBuffer single = buffer(Math.multiplyExact(values.length, Float.BYTES));
            single.asFloatBuffer().put(values);
            return single.array();
        }
        ByteBuffer halves = buffer(Math.multiplyExact(values.length, Short.BYTES));
        for (float value : values) {
            if (Math.abs(value) > HalfFloat.LARGEST) {
                throw new WeightsException(
                        "Tensor %s holds %s, beyond the %s of half precision. Write it in single precision."
                                .formatted(tensor.name(), value, HalfFloat.LARGEST));
            }
            halves.putShort(HalfFloat.of(value));
        }
        return halves.array();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
