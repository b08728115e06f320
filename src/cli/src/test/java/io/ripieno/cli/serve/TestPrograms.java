package io.ripieno.cli.serve;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real broker and the stand-in service, started from the class path of the tests. */
public final class TestPrograms implements Programs {
    @Override
    public List<String> broker(DataHome data, int port) {
        return java(
                "io.ripieno.broker.Main",
                "--data",
                data.broker().toString(),
                "--port",
                Integer.toString(port),
                "--ready-file",
                data.brokerReady().toString(),
                "--exit-with-parent");
    }

    @Override
    public List<String> service(SystemSettings settings, String bootstrapServers, URI http) {
        return java(
                StandInService.class.getName(),
                bootstrapServers,
                Integer.toString(http.getPort()),
                settings.data().blobs().toString());
    }

    private static List<String> java(String... words) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        line.addAll(List.of(words));
        return line;
    }
}
