package io.ripieno.music.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AudioBufferTest {
    @Test
    void comesBackFromItsOwnStreamAnyNumberOfTimes() throws AudioException {
        AudioBuffer signal = Signals.chord(8000, 2, 50_001);
        for (int i = 0; i < 2; i++) {
            try (AudioStream stream = signal.stream()) {
                assertThat(stream.statedFrames()).hasValue(50_001);
                assertThat(Signals.difference(
                                signal.samples(), AudioBuffer.readAll(stream).samples()))
                        .isEmpty();
            }
        }
    }

    @Test
    void theMixIsTheMeanOfTheChannels() throws AudioException {
        float[][] samples = {{0.3f, 1f, -1f}, {0.1f, 0f, -1f}, {0.2f, -1f, -1f}, {0f, 0f, 1f}};
        AudioStream source = new AudioBuffer(new AudioFormat(8000, 4), samples).stream();
        try (AudioStream mix = MonoStream.of(source)) {
            assertThat(mix.format()).isEqualTo(new AudioFormat(8000, 1));
            float[][] target = new float[1][5];
            assertThat(mix.read(target, 1, 3)).isEqualTo(3);
            assertThat(target[0]).containsExactly(0f, 0.15f, 0f, -0.5f, 0f);
            assertThat(mix.read(target, 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void whatIsMonoIsNotMixed() {
        AudioStream mono = AudioBuffer.mono(8000, new float[3]).stream();
        assertThat(MonoStream.of(mono)).isSameAs(mono);
    }

    @Test
    void channelsAgreeWithTheFormatAndEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioBuffer(new AudioFormat(8000, 2), new float[1][4]))
                .withMessageContaining("1 channels, the format has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioBuffer(new AudioFormat(8000, 2), new float[][] {{1f}, {1f, 2f}}))
                .withMessageContaining("1 and 2 frames");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioFormat(0, 1))
                .withMessageContaining("0 Hz");
    }
}
