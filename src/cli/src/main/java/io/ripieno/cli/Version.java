package io.ripieno.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (@Nullable
                InputStream in =
                        Version.class.getResourceAsStream("/META-INF/maven/io.ripieno/ripieno-cli/pom.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return new String[] {"ripieno " + properties.getProperty("version", "unpackaged")};
        }
    }
}
