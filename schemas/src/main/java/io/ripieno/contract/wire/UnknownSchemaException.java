package io.ripieno.contract.wire;

/** A record whose schema is not known here. It can be replayed once it is. */
public final class UnknownSchemaException extends WireException {
    private static final long serialVersionUID = 1L;

    private final String schema;

    private UnknownSchemaException(String schema, String message) {
        super(message);
        this.schema = schema;
    }

    static UnknownSchemaException ofFingerprint(long fingerprint) {
        String name = FingerprintStore.describe(fingerprint);
        return new UnknownSchemaException(
                "fingerprint " + name,
                "The record was written with a schema of fingerprint " + name
                        + ", which this program does not know. Maybe its producer uses a newer contract: update the"
                        + " contract here, then replay the record.");
    }

    static UnknownSchemaException ofId(long id) {
        return new UnknownSchemaException(
                "registry id " + id,
                "The record was written with the schema of registry id " + id
                        + ", which the registry does not have. Check that this program asks the registry that the"
                        + " producer used, then replay the record.");
    }

    static UnknownSchemaException withoutRegistry(long id) {
        return new UnknownSchemaException(
                "registry id " + id,
                "The record names its schema by registry id " + id
                        + ", and no registry is configured. Configure the registry that the producer used and replay"
                        + " the record, or let the producer write Avro single-object encoding, which needs none.");
    }

    /**
     * For a {@link SchemaById} whose registry answered with something else than an Avro schema.
     *
     * @param answer what it answered, as part of a sentence
     */
    public static UnknownSchemaException notAvro(long id, String answer) {
        return new UnknownSchemaException(
                "registry id " + id,
                "The record was written with the schema of registry id " + id + ", for which the registry gave "
                        + answer + " in place of an Avro schema. Check that this program asks the registry that the"
                        + " producer used, and that the producer writes Avro, then replay the record.");
    }

    /** The schema as the record names it, such as {@code fingerprint 0x1f2e3d4c5b6a7988} or {@code registry id 7}. */
    public String schema() {
        return schema;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }
}
