package io.ripieno.contract.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * The released versions as they are packaged. An index names them, because what lies in a jar or in a native image
 * cannot be listed everywhere: one line for each, {@code <record>/v<version>.avsc <fingerprint in hexadecimal>}.
 */
public final class SchemaHistory {
    private static final String FOLDER = "/io/ripieno/contract/history/";
    private static final String INDEX = "index";

    private SchemaHistory() {}

    /** Every released version, in the order of the index. */
    public static List<ReleasedSchema> ofContract() {
        return read(INDEX).lines().map(SchemaHistory::load).toList();
    }

    /** A fingerprint as the index writes it: 16 hexadecimal digits. */
    public static String hex(long fingerprint) {
        return HexFormat.of().toHexDigits(fingerprint);
    }

    private static ReleasedSchema load(String line) {
        int space = line.indexOf(' ');
        int slash = line.indexOf("/v");
        int dot = line.indexOf(".avsc");
        if (slash < 1 || dot < slash || space < dot) {
            throw new IllegalStateException("The line \"" + line + "\" of " + FOLDER + INDEX
                    + " does not read <record>/v<version>.avsc <fingerprint>. Rebuild the contract.");
        }
        Schema schema = new SchemaParser().parse(read(line.substring(0, space))).mainSchema();
        return new ReleasedSchema(
                line.substring(0, slash),
                Integer.parseInt(line.substring(slash + 2, dot)),
                HexFormat.fromHexDigitsToLong(line.substring(space + 1).strip()),
                schema);
    }

    private static String read(String name) {
        try (InputStream in = SchemaHistory.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + FOLDER + name
                        + " is not on the class path. Maybe the contract was repackaged without its resources: keep"
                        + " everything under io/ripieno/contract/history.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + FOLDER + name + " cannot be read.", e);
        }
    }
}
