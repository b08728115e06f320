package io.ripieno.contract.wire;

import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Schemas by their CRC-64-AVRO fingerprint. Immutable. */
public final class FingerprintStore {
    private final Map<Long, Schema> schemas;

    private FingerprintStore(Map<Long, Schema> schemas) {
        this.schemas = Map.copyOf(schemas);
    }

    /** The current schema of every record that is sent on a topic, and every version that was ever released. */
    public static FingerprintStore ofContract() {
        return Contract.STORE;
    }

    /** A store of the given schemas. */
    public static FingerprintStore of(Collection<Schema> schemas) {
        Map<Long, Schema> byFingerprint = new HashMap<>();
        schemas.forEach(schema -> byFingerprint.put(fingerprint(schema), schema));
        return new FingerprintStore(byFingerprint);
    }

    /** The schemas of the records that are sent on topics, as this version of the contract has them. */
    public static List<Schema> current() {
        return List.of(
                Job.getClassSchema(),
                Outcome.getClassSchema(),
                Failure.getClassSchema(),
                Progress.getClassSchema(),
                Control.getClassSchema());
    }

    public Optional<Schema> find(long fingerprint) {
        return Optional.ofNullable(schemas.get(fingerprint));
    }

    /** CRC-64-AVRO of the parsing canonical form, as in the Avro specification. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    static String describe(long fingerprint) {
        return "0x" + SchemaHistory.hex(fingerprint);
    }

    private static final class Contract {
        static final FingerprintStore STORE = load();

        private static FingerprintStore load() {
            Map<Long, Schema> all = new HashMap<>();
            SchemaHistory.ofContract().forEach(version -> all.put(version.fingerprint(), version.schema()));
            current().forEach(schema -> all.put(fingerprint(schema), schema));
            return new FingerprintStore(all);
        }
    }
}
