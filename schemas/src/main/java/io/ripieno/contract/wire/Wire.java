package io.ripieno.contract.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes records as Avro single-object encoding, and reads those of this contract without a registry. */
public final class Wire {
    /** The most bytes that a record may have on any topic. */
    public static final int MAX_RECORD_BYTES = 512 * 1024;

    /** The most bytes of content that a record may carry inline. */
    public static final int MAX_INLINE_BYTES = 256 * 1024;

    static final byte MAGIC_0 = (byte) 0xC3;
    static final byte MAGIC_1 = 0x01;

    private static final Map<Schema, Encoding> ENCODINGS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, WireDecoder<?>> DECODERS = new ConcurrentHashMap<>();

    private Wire() {}

    /**
     * The bytes {@code C3 01}, the fingerprint of the record's schema, and the record.
     *
     * @throws UnencodableException if a field has no value where it needs one, or the bytes are more than
     *     {@link #MAX_RECORD_BYTES}
     */
    public static byte[] encode(SpecificRecordBase record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        Encoding encoding = ENCODINGS.computeIfAbsent(record.getSchema(), Encoding::of);
        try {
            out.write(encoding.header());
            encoding.writer().write(record, EncoderFactory.get().directBinaryEncoder(out, null));
        } catch (IOException | RuntimeException e) {
            throw new UnencodableException(
                    "The " + record.getSchema().getName() + " cannot be written: " + e.getMessage()
                            + ". Give every field a value; a new builder starts with the defaults.",
                    e);
        }
        if (out.size() > MAX_RECORD_BYTES) {
            throw new UnencodableException("The " + record.getSchema().getName() + " has " + out.size()
                    + " bytes, more than the " + MAX_RECORD_BYTES
                    + " that a record may have. Put what is long into a store and refer to it.");
        }
        return out.toByteArray();
    }

    /**
     * The record that the bytes hold, read as {@link WireDecoder#of} does.
     *
     * @throws WireException if they hold no such record
     */
    public static <T extends SpecificRecordBase> T decode(byte[] bytes, Class<T> type) {
        return type.cast(
                DECODERS.computeIfAbsent(type, unused -> WireDecoder.of(type)).decode(bytes));
    }

    private record Encoding(byte[] header, DatumWriter<SpecificRecordBase> writer) {
        static Encoding of(Schema schema) {
            byte[] header = ByteBuffer.allocate(2 + Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(MAGIC_0)
                    .put(MAGIC_1)
                    .putLong(FingerprintStore.fingerprint(schema))
                    .array();
            return new Encoding(header, new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema)));
        }
    }
}
