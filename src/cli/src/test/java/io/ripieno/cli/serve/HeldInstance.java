package io.ripieno.cli.serve;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A data directory as another ripieno would hold it, without any process. */
public final class HeldInstance implements AutoCloseable {
    private final DataHome data;
    private final InstanceLock lock;

    public HeldInstance(DataHome data, String command, Path root) {
        this.data = data;
        this.lock = InstanceLock.tryTake(data).orElseThrow();
        new Instance(command, "127.0.0.1:1", URI.create("http://127.0.0.1:2"), List.of(root)).write(data);
    }

    /** As at the end of the other ripieno. */
    public void end() throws Exception {
        Files.delete(data.instance());
    }

    @Override
    public void close() {
        lock.close();
    }
}
