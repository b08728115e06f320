package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramePositionTest {
    private final FramePosition position = new FramePosition(0.1);

    @Test
    void framesFollowEachOther() {
        assertThat(position.locate(-1024, 1024)).isEqualTo(-1024);
        assertThat(position.locate(0, 1024)).isZero();
        assertThat(position.locate(Double.NaN, 1024)).isEqualTo(1024);
        assertThat(position.locate(2048, 1024)).isEqualTo(2048);
    }

    /** As FFmpeg stamps Vorbis: 576 samples that begin at 163136 + 1024 are stamped 448 too late. */
    @Test
    void aSingleStampThatIsWrongIsNotBelieved() {
        assertThat(position.locate(163_136, 1024)).isEqualTo(163_136);
        assertThat(position.locate(164_608, 576)).isEqualTo(164_160);
        assertThat(position.locate(164_736, 128)).isEqualTo(164_736);
        assertThat(position.locate(164_864, 128)).isEqualTo(164_864);
    }

    @Test
    void aFirstStampThatIsWrongIsCorrectedByThoseThatFollow() {
        position.locate(347_392, 576);
        position.locate(347_520, 128);
        assertThat(position.locate(347_648, 128)).isEqualTo(347_648);
    }

    @Test
    void aLostFrameShiftsWhatFollows() {
        position.locate(0, 1152);
        position.locate(2304, 1152);
        assertThat(position.locate(3456, 1152)).isEqualTo(3456);
    }

    @Test
    void roundedStampsDoNotDisturbTheCount() {
        FramePosition coarse = new FramePosition(44.1);
        assertThat(coarse.locate(0, 1024)).isZero();
        assertThat(coarse.locate(1014.3, 1024)).isEqualTo(1024);
        assertThat(coarse.locate(2028.6, 1024)).isEqualTo(2048);
    }
}
