package io.ripieno.models.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run needs to go on: facts (epoch, step, rate, ...) and arrays (weights, buffers, moments), by name. The file is
 * replaced as a whole, so that a crash leaves the one before.
 */
record Checkpoint(Map<String, String> facts, Map<String, float[]> arrays) {
    private static final String MAGIC = "ripieno-checkpoint-2";

    Checkpoint {
        facts = new LinkedHashMap<>(facts);
        arrays = new LinkedHashMap<>(arrays);
    }

    String fact(String name) {
        String fact = facts.get(name);
        if (fact == null) {
            throw new TrainingException(missing("fact", name));
        }
        return fact;
    }

    float[] array(String name) {
        float[] array = arrays.get(name);
        if (array == null) {
            throw new TrainingException(missing("array", name));
        }
        return array;
    }

    void write(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileOutputStream stream = new FileOutputStream(fresh.toFile());
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream))) {
                out.writeUTF(MAGIC);
                out.writeInt(facts.size());
                for (Map.Entry<String, String> fact : facts.entrySet()) {
                    out.writeUTF(fact.getKey());
                    out.writeUTF(fact.getValue());
                }
                out.writeInt(arrays.size());
                for (Map.Entry<String, float[]> array : arrays.entrySet()) {
                    out.writeUTF(array.getKey());
                    out.writeInt(array.getValue().length);
                    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, array.getValue().length));
                    bytes.asFloatBuffer().put(array.getValue());
                    out.write(bytes.array());
                }
                out.flush();
                stream.getFD().sync();
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoint %s cannot be written. Check the disk.".formatted(file), e);
        }
    }

    /** @throws TrainingException if it is no checkpoint, or cut off */
    static Checkpoint read(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw new IOException("it is not a checkpoint of this version");
            }
            Map<String, String> facts = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                facts.put(in.readUTF(), in.readUTF());
            }
            Map<String, float[]> arrays = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                arrays.put(in.readUTF(), floats(in, Files.size(file)));
            }
            return new Checkpoint(facts, arrays);
        } catch (IOException e) {
            throw new TrainingException(
                    "Checkpoint %s cannot be read: %s. Start without --resume.".formatted(file, e), e);
        }
    }

    private static float[] floats(DataInputStream in, long atMost) throws IOException {
        int length = in.readInt();
        if (length < 0 || (long) length * Float.BYTES > atMost) {
            throw new IOException("an array of %d numbers in a file of %d bytes".formatted(length, atMost));
        }
        float[] values = new float[length];
        byte[] bytes = new byte[length * Float.BYTES];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    private static String missing(String kind, String name) {
        return "The checkpoint has no %s %s. Maybe it is of another recipe: start without --resume."
                .formatted(kind, name);
    }
}
