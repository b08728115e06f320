package io.ripieno.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    @TempDir
    Path folder;

    @Test
    void aRootThatIsALinkMayBeNamedEitherWay() throws IOException {
        Path root = Files.createDirectory(folder.resolve("music"));
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), root);
        var instance = new Instance("serve", "127.0.0.1:9092", URI.create("http://127.0.0.1:8080"), List.of(linked));
        assertThat(instance.mayRead(linked.resolve("a.wav"))).isTrue();
        assertThat(instance.mayRead(root.toRealPath().resolve("a.wav"))).isTrue();
        assertThat(instance.mayRead(folder.toRealPath().resolve("a.wav"))).isFalse();
    }
}
