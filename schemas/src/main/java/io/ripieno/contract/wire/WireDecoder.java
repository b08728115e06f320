package io.ripieno.contract.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records of one type in both wire forms: Avro single-object encoding (bytes {@code C3 01}, then the fingerprint
 * of the writer's schema, little-endian) and the registry frame (byte 0, then the id of the writer's schema,
 * big-endian). Whatever the bytes, it answers with a record or a {@link WireException}, and allocates no more than
 * the bytes can fill. Safe for use by many threads.
 *
 * @param <T> the generated record
 */
public final class WireDecoder<T extends SpecificRecordBase> {
    private static final int FINGERPRINT_AT = 2;
    private static final int ID_AT = 1;

    private final Class<T> type;
    private final Schema readerSchema;
    private final FingerprintStore store;
    private final Optional<SchemaById> registry;
    private final RegistryIdWidth width;
    private final Map<Long, DatumReader<T>> byFingerprint = new ConcurrentHashMap<>();
    private final Map<Long, DatumReader<T>> byId = new ConcurrentHashMap<>();

    private WireDecoder(Class<T> type, FingerprintStore store, Optional<SchemaById> registry, RegistryIdWidth width) {
        this.type = type;
        this.readerSchema = SpecificData.get().getSchema(type);
        this.store = store;
        this.registry = registry;
        this.width = width;
    }

    /** A decoder that knows the schemas of the contract, all versions, and asks no registry. */
    public static <T extends SpecificRecordBase> WireDecoder<T> of(Class<T> type) {
        return new WireDecoder<>(type, FingerprintStore.ofContract(), Optional.empty(), RegistryIdWidth.FOUR);
    }

    /** The same with other schemas known by fingerprint. */
    public WireDecoder<T> withStore(FingerprintStore schemas) {
        return new WireDecoder<>(type, schemas, registry, width);
    }

    /** The same with a registry that is asked for the schemas of registry frames. */
    public WireDecoder<T> withRegistry(SchemaById schemas, RegistryIdWidth idWidth) {
        return new WireDecoder<>(type, store, Optional.of(schemas), idWidth);
    }

    /**
     * The record that the bytes hold, seen through the current schema.
     *
     * @throws UnknownSchemaException if the schema that it was written with is not known here
     * @throws UndecodableException if the bytes are anything but one record of this type
     */
    public T decode(byte[] bytes) {
        if (bytes.length > Wire.MAX_RECORD_BYTES) {
            throw new UndecodableException(
                    "The record has " + bytes.length + " bytes, more than the " + Wire.MAX_RECORD_BYTES
                            + " that a record may have. Put what is long into a store and refer to it.");
        }
        if (bytes.length >= FINGERPRINT_AT + Long.BYTES && bytes[0] == Wire.MAGIC_0 && bytes[1] == Wire.MAGIC_1) {
            long fingerprint =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(FINGERPRINT_AT);
            return read(readerOf(fingerprint), bytes, FINGERPRINT_AT + Long.BYTES);
        }
        if (isFrame(bytes)) {
            return read(readerOfId(id(bytes)), bytes, ID_AT + width.bytes());
        }
        throw new UndecodableException("The record of " + bytes.length + " bytes begins with "
                + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, FINGERPRINT_AT + Long.BYTES))
                + ", which is neither Avro single-object encoding (C3 01 and a fingerprint) nor a registry frame (00"
                + " and an id). Encode it with Wire.encode of the contract, or with a registry's Avro serializer.");
    }

    /** Whether decoding these bytes would ask the registry, and so take as long as that does. */
    public boolean asksRegistry(byte[] bytes) {
        return registry.isPresent()
                && bytes.length <= Wire.MAX_RECORD_BYTES
                && isFrame(bytes)
                && !byId.containsKey(id(bytes));
    }

    private boolean isFrame(byte[] bytes) {
        return bytes.length >= ID_AT + width.bytes() && bytes[0] == 0;
    }

    private long id(byte[] frame) {
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        return width == RegistryIdWidth.FOUR ? buffer.getInt(ID_AT) : buffer.getLong(ID_AT);
    }

    private DatumReader<T> readerOf(long fingerprint) {
        DatumReader<T> known = byFingerprint.get(fingerprint);
        if (known != null) {
            return known;
        }
        Schema writer = store.find(fingerprint).orElseThrow(() -> UnknownSchemaException.ofFingerprint(fingerprint));
        return keep(byFingerprint, fingerprint, writer);
    }

    private DatumReader<T> readerOfId(long id) {
        DatumReader<T> known = byId.get(id);
        if (known != null) {
            return known;
        }
        SchemaById schemas = registry.orElseThrow(() -> UnknownSchemaException.withoutRegistry(id));
        Schema writer = schemas.find(id).orElseThrow(() -> UnknownSchemaException.ofId(id));
        return keep(byId, id, writer);
    }

    private DatumReader<T> keep(Map<Long, DatumReader<T>> readers, long key, Schema writer) {
        if (!writer.getType().equals(Schema.Type.RECORD)
                || !writer.getFullName().equals(readerSchema.getFullName())) {
            throw new UndecodableException("The record is a " + writer.getFullName() + " where a "
                    + readerSchema.getFullName() + " is expected. Send it to the topic of its own type.");
        }
        DatumReader<T> reader = new SpecificDatumReader<>(writer, readerSchema, SpecificData.getForClass(type));
        DatumReader<T> first = readers.putIfAbsent(key, reader);
        return first == null ? reader : first;
    }

    @SuppressWarnings("NullAway") // Avro takes null as "no record to reuse".
    private T read(DatumReader<T> reader, byte[] bytes, int from) {
        BoundedDecoder in = new BoundedDecoder(bytes, from);
        T read;
        try {
            read = reader.read(null, in);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException(
                    "The record of " + bytes.length + " bytes is not a whole " + readerSchema.getFullName()
                            + ": near byte " + in.position() + " " + in.words(e)
                            + ". Check the program that wrote it; Wire.encode of the contract writes what is read"
                            + " here.",
                    e);
        }
        if (in.remaining() > 0) {
            throw new UndecodableException("The record of " + bytes.length + " bytes holds a "
                    + readerSchema.getFullName() + " and " + in.remaining()
                    + " bytes more. Send one record per message, without padding.");
        }
        return read;
    }
}
