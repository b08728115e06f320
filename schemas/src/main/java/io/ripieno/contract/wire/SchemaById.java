package io.ripieno.contract.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Finds the schema that a registry frame names. The contract brings no registry client: the program that wants one
 * supplies this. It is called once per id; what it finds is kept.
 */
@FunctionalInterface
public interface SchemaById {
    /**
     * The schema of an id, or empty if the registry does not have it. An exception, such as that of a registry that
     * cannot be reached, reaches the caller of the decoder as it is, and nothing is kept.
     */
    Optional<Schema> find(long id);
}
