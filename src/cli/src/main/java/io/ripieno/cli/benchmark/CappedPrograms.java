package io.ripieno.cli.benchmark;

import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.Programs;
import io.ripieno.cli.serve.SystemSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs, with a service whose heap is of one size and resident from the start, so that whatever grows is not the
 * heap.
 */
record CappedPrograms(Programs programs, int heapMib) implements Programs {
    @Override
    public List<String> broker(DataHome data, int port) {
        return programs.broker(data, port);
    }

    /** The options of the virtual machine follow its name; of two of a kind the later one holds. */
    @Override
    public List<String> service(SystemSettings settings, String bootstrapServers, URI http) {
        List<String> line = new ArrayList<>(programs.service(settings, bootstrapServers, http));
        line.addAll(1, List.of("-Xms" + heapMib + "m", "-Xmx" + heapMib + "m", "-XX:+AlwaysPreTouch"));
        return line;
    }
}
