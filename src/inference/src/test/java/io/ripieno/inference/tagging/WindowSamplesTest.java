package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowSamplesTest {
    private final WindowSamples samples = new WindowSamples(160, 2);

    @Test
    void whatWasGivenBackLastIsTakenFirst() {
        float[] a = samples.take();
        float[] b = samples.take();
        samples.giveBack(a);
        samples.giveBack(b);

        assertThat(samples.take()).isSameAs(b);
        assertThat(samples.take()).isSameAs(a);
        assertThat(samples.take()).isNotSameAs(a).isNotSameAs(b).hasSize(160);
    }

    @Test
    void whatIsInUseServesNobodyElse() {
        assertThat(samples.take()).isNotSameAs(samples.take());
    }

    @Test
    void noMoreAreKeptThanAreAllowed() {
        float[] a = samples.take();
        float[] b = samples.take();
        float[] c = samples.take();
        samples.giveBack(a);
        samples.giveBack(b);
        samples.giveBack(c);

        assertThat(samples.take()).isSameAs(b);
        assertThat(samples.take()).isSameAs(a);
        assertThat(samples.take()).isNotSameAs(c);
    }

    @Test
    void whatIsGivenUpServesNobody() {
        float[] a = samples.take();
        samples.giveBack(a);
        samples.giveUp();
        assertThat(samples.take()).isNotSameAs(a);
    }
}
