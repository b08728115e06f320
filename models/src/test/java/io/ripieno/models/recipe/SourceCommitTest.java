package io.ripieno.models.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCommitTest {
    @AfterEach
    void forget() {
        System.clearProperty(Checkout.PROPERTY);
    }

    @Test
    void isAHashOrSaysThatThereIsNone() throws InterruptedException {
        assertThat(SourceCommit.read()).matches("[0-9a-f]{40}(-dirty)?|unknown");
    }

    @Test
    void isThatOfTheCheckoutWhichTheLauncherNames(@TempDir Path elsewhere) throws InterruptedException {
        System.setProperty(Checkout.PROPERTY, elsewhere.toString());
        assertThat(Checkout.folder()).isEqualTo(elsewhere);
        assertThat(SourceCommit.read()).isEqualTo("unknown");
    }

    @Test
    void withoutALauncherTheCheckoutIsTheWorkingDirectory() {
        assertThat(Checkout.folder()).isEqualTo(Path.of("").toAbsolutePath());
    }
}
