package io.ripieno.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.audio.Excerpt;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.Job;
import io.ripieno.service.run.Jobs;
import io.ripieno.store.blob.Sha256;
import java.net.URI;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThoughtSecondsTest {
    private static final long MINUTE_OF_CD = 60L * 44_100 * 4;

    @Test
    void believesTheStatedLength() {
        assertThat(seconds("audio/wav", MINUTE_OF_CD, Excerpt.WHOLE, OptionalDouble.of(7)))
                .isEqualTo(7);
    }

    @Test
    void doesNotBelieveAStatedLengthThatIsTooShortForTheBytes() {
        long twoHoursAt128 = 7_200L * 16_000;
        assertThat(seconds("audio/mpeg", twoHoursAt128, Excerpt.WHOLE, OptionalDouble.of(1)))
                .as("as if it had 512 kbit/s")
                .isEqualTo(1_800);
        assertThat(seconds("audio/flac", 1_152_000_000, Excerpt.WHOLE, OptionalDouble.of(1)))
                .isEqualTo(1_000);
        assertThat(seconds("", twoHoursAt128, Excerpt.WHOLE, OptionalDouble.of(600)))
                .as("may be plain PCM")
                .isEqualTo(600);
        assertThat(seconds("audio/mpeg", twoHoursAt128, new Excerpt(60, 5), OptionalDouble.of(1)))
                .isEqualTo(5);
    }

    @Test
    void guessesFromBytesAndMediaType() {
        assertThat(seconds("audio/wav", MINUTE_OF_CD, Excerpt.WHOLE, OptionalDouble.empty()))
                .isEqualTo(60);
        assertThat(seconds("audio/FLAC", MINUTE_OF_CD, Excerpt.WHOLE, OptionalDouble.empty()))
                .isCloseTo(100, within(1e-9));
        assertThat(seconds("audio/mpeg", 960_000, Excerpt.WHOLE, OptionalDouble.empty()))
                .isEqualTo(60);
        assertThat(seconds("", 960_000, Excerpt.WHOLE, OptionalDouble.empty())).isEqualTo(60);
    }

    @Test
    void isNeverMoreThanTheExcerpt() {
        assertThat(seconds("audio/wav", MINUTE_OF_CD, new Excerpt(10, 5), OptionalDouble.empty()))
                .isEqualTo(5);
        assertThat(seconds("audio/wav", MINUTE_OF_CD, new Excerpt(50, 20), OptionalDouble.empty()))
                .isEqualTo(10);
        assertThat(seconds("audio/wav", MINUTE_OF_CD, new Excerpt(90, 20), OptionalDouble.empty()))
                .isZero();
    }

    private static double seconds(String mediaType, long bytes, Excerpt excerpt, OptionalDouble stated) {
        Job job = Jobs.job("a").build();
        Content content = new Content.Referenced(URI.create("file:///a"), new Sha256("0".repeat(64)), bytes, mediaType);
        return ThoughtSeconds.of(new Job(
                job.sender(),
                job.work(),
                List.of(new Input(InputRole.AUDIO, "", content, excerpt, stated)),
                false,
                job.lane(),
                job.deadline(),
                false));
    }
}
