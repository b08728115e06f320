package io.ripieno.models.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceCommitTest {
    @Test
    void isAHashOrSaysThatThereIsNone() throws InterruptedException {
        assertThat(SourceCommit.read()).matches("[0-9a-f]{40}(-dirty)?|unknown");
    }
}
