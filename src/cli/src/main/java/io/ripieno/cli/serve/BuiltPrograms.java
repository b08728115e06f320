package io.ripieno.cli.serve;

import io.ripieno.cli.Places;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The programs as Maven built them in the checkout, run by the Java that runs us. */
public final class BuiltPrograms implements Programs {
    private static final List<String> SMALL_AND_QUICK =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    /** What a recording needs lives for seconds: in a small young generation it would be copied again and again. */
    private static final List<String> LASTING =
            List.of("-XX:+UseSerialGC", "-XX:NewSize=256m", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED");

    private final Places places;

    public BuiltPrograms(Places places) {
        this.places = places;
    }

    @Override
    public List<String> broker(DataHome data, int port) {
        List<String> line = java(SMALL_AND_QUICK);
        line.addAll(List.of(
                "-cp",
                places.brokerClassPath(),
                "io.ripieno.broker.Main",
                "--data",
                data.broker().toString(),
                "--port",
                Integer.toString(port),
                "--ready-file",
                data.brokerReady().toString(),
                "--exit-with-parent"));
        return line;
    }

    @Override
    public List<String> service(SystemSettings settings, String bootstrapServers, URI http) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("kafka.bootstrap.servers", bootstrapServers);
        properties.put("quarkus.http.host", http.getHost());
        properties.put("quarkus.http.port", Integer.toString(http.getPort()));
        properties.put("ripieno.models.repository", settings.models().toString());
        properties.put("ripieno.models.costs", settings.data().costs().toString());
        properties.put("ripieno.blobs.directory", settings.data().blobs().toString());
        properties.put("ripieno.scratch.directory", settings.data().scratch().toString());
        properties.put("ripieno.files.roots", listed(settings.roots()));
        List<String> line = java(LASTING);
        properties.forEach((key, value) -> line.add("-D" + key + "=" + value));
        line.addAll(List.of("-jar", places.serviceJar().toString(), "--exit-with-parent"));
        return line;
    }

    /** Values of a list in the configuration are separated by commas; those within a value are escaped. */
    static String listed(List<Path> paths) {
        return paths.stream()
                .map(path -> path.toString().replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    private static List<String> java(List<String> flags) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        return line;
    }
}
