package io.ripieno.models.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * What a run needs to go on: facts (epoch, step, rate, ...) and arrays (weights, buffers, moments), by name. The file is
 * replaced as a whole, so that a crash leaves the one before, and ends with a checksum (CRC-32C) of all that is in it.
 */
record Checkpoint(Map<String, String> facts, Map<String, float[]> arrays) {
    private static final String MAGIC = "ripieno-checkpoint-3";
    private static final String WITHOUT_CHECKSUM = "ripieno-checkpoint-2";

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

    /** @throws TrainingException if there is no such array, or it has another length */
    float[] array(String name, long length) {
        float[] array = arrays.get(name);
        if (array == null) {
            throw new TrainingException(missing("array", name));
        }
        if (array.length != length) {
            throw new TrainingException(
                    "The checkpoint's array %s has %d numbers, and the network wants %d. It is of another network: start without --resume."
                            .formatted(name, array.length, length));
        }
        return array;
    }

    /** @throws TrainingException if a number is not finite, which no run could go on with; the file stays as it was */
    void write(Path file) {
        arrays.forEach((name, values) -> {
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new TrainingException(
                            "%s holds %s, so checkpoint %s was left as it was. Lower the learning rate and start without --resume."
                                    .formatted(name, value, file));
                }
            }
        });
        try {
            WholeFile.replace(file, this::writeTo);
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoint %s cannot be written. Check the disk.".formatted(file), e);
        }
    }

    private void writeTo(OutputStream stream) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(stream), new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
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
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    /** @throws TrainingException if it is no checkpoint, cut off or damaged */
    static Checkpoint read(Path file) {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32C());
                DataInputStream in = new DataInputStream(checked)) {
            String magic = in.readUTF();
            if (!magic.equals(MAGIC) && !magic.equals(WITHOUT_CHECKSUM)) {
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
            long sum = checked.getChecksum().getValue();
            if (magic.equals(MAGIC) && in.readLong() != sum) {
                throw new IOException("its checksum is not that of its content, it is damaged");
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
