package io.ripieno.cli.serve;

import java.net.URI;
import java.util.List;

/** The command lines of the two programs that make a running system. */
public interface Programs {
    /**
     * The broker; it writes its ready file when clients can connect, and ends with its standard input.
     *
     * @param port for clients; 0 for the last one if free, else any
     */
    List<String> broker(DataHome data, int port);

    /**
     * The service.
     *
     * @param http where it is to answer
     */
    List<String> service(SystemSettings settings, String bootstrapServers, URI http);
}
