package io.ripieno.contract.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schemas as their sources have them, without what the code generator adds. */
final class SchemaSources {
    private static final Path FOLDER = Path.of("avro");

    private SchemaSources() {}

    /** Every record and enum of the contract, by simple name. */
    static Map<String, Schema> all() {
        SchemaParser parser = new SchemaParser();
        Predicate<Path> isEnum = file -> file.startsWith(FOLDER.resolve("enums"));
        try {
            for (Path file : files().filter(isEnum).toList()) {
                parser.parse(file);
            }
            for (Path file : files().filter(isEnum.negate()).toList()) {
                parser.parse(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Schema> parsed = parser.getParsedNamedSchemas();
        Map<String, Schema> byName = new TreeMap<>();
        parsed.forEach(schema -> byName.put(schema.getName(), schema));
        return byName;
    }

    /** The record or enum of a simple name. */
    static Schema of(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList().stream();
        }
    }
}
