package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Tune;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlayedPartsTest {
    private static final String BODY = "M:4/4\nL:1/4\nK:C\nP:A\nc4|\nP:B\nd4:|\nP:C\ne3\nP:D\nf|\n";

    @Test
    void theOrderOfTheHeaderIsPlayed() throws ScoreException {
        assertThat(played("P:A(BC)2D")).isEqualTo("C5 D5 D5 E5 D5 D5 E5 F5");
        assertThat(played("P:A2.C3")).isEqualTo("C5 C5 E5 E5 E5");
        assertThat(played("P:AxB")).isEqualTo("C5 D5 C5 D5 E5 F5");
        assertThat(played("P:QR")).isEqualTo("C5 D5 C5 D5 E5 F5");
        assertThat(played("R:reel")).isEqualTo("C5 D5 C5 D5 E5 F5");
    }

    @Test
    void theNottinghamOrderCountsRepeatsAmongItsLetters() throws ScoreException {
        assertThat(played("Y:AABBCBD")).isEqualTo("C5 C5 D5 D5 E5 D5 F5");
    }

    @Test
    void partsThatBeginInABarSplitIt() throws ScoreException {
        Score score = PlayedParts.of(AbcText.tune("X:1\nP:CDC\n" + BODY), ScoreLimits.DEFAULT);

        assertThat(AbcText.sounding(score)).isEqualTo("E5@0+3 F5@3+1 E5@4+3");
    }

    @Test
    void theOrderOutlivesWriting() throws IOException {
        Score score = AbcText.tune("X:1\nP:AB\n" + BODY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AbcWriter().write(score, out);

        assertThat(AbcText.tune(out.toString(StandardCharsets.UTF_8))).isEqualTo(score);
    }

    @Test
    void whatWasPlayedOutIsNotPlayedOutAgain() throws IOException {
        for (String field : List.of("P:ABAB", "Y:AABBCBD", "R:reel")) {
            Score played = PlayedParts.of(AbcText.tune("X:1\n" + field + "\n" + BODY), ScoreLimits.DEFAULT);
            assertThat(PlayedParts.of(played, ScoreLimits.DEFAULT)).as(field).isEqualTo(played);
            assertThat(played.metadata().other()).doesNotContainKeys("sections", "parts", "parts-played");

            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new AbcWriter().write(played, out);
            Score again = AbcText.tune(out.toString(StandardCharsets.UTF_8));
            assertThat(AbcText.sounding(again)).as(field).isEqualTo(AbcText.sounding(played));
            assertThat(again.metadata()).isEqualTo(played.metadata());
            assertThat(PlayedParts.of(again, ScoreLimits.DEFAULT)).isEqualTo(again);
        }
    }

    @Test
    void anOrderOfThousandsOfPartsIsPlayedInTime() {
        String bars = "c|".repeat(9_000);
        String tune = "X:1\nP:B9900\nL:1/4\nM:1/4\nK:C\nP:A\n" + bars + "\nP:B\n|1 " + bars + "|2 d:|\n";
        var error = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(
                        ScoreException.class, () -> PlayedParts.of(AbcText.tune(tune), ScoreLimits.DEFAULT)));
        assertThat(error).hasMessageContaining("over the limit of 20000");
    }

    @Test
    void aLongWordInPlaceOfAnOrderIsToldInTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(PartOrder.isOrder("A".repeat(99_000) + "x"))
                .isFalse());
        assertThat(PartOrder.isOrder("(2.AB)3")).isTrue();
        assertThat(PartOrder.isOrder("2 3")).isFalse();
    }

    @Test
    void anOrderOutsideOfTheStandardThatCannotBeReadIsNoticedWithItsLine() throws ScoreException {
        Tune.Read read = AbcText.read("X:1\nT:x\nY:A)B\n" + BODY);

        assertThat(read.notices().stream().map(Notice::toString))
                .containsExactly("line 3, column 1: The order of parts Y:A)B cannot be read; passed over");
        assertThat(AbcText.pitches(PlayedParts.of(read.score(), ScoreLimits.DEFAULT)))
                .isEqualTo("C5 D5 C5 D5 E5 F5");
    }

    @Test
    void anOrderThatCameFromElsewhereIsRefusedWithoutALine() throws ScoreException {
        Score score = AbcText.tune("X:1\n" + BODY);
        Map<String, String> other = new TreeMap<>(score.metadata().other());
        other.put(Metadata.PARTS_PLAYED, "A)B");
        Score changed = score.withMetadata(score.metadata().withOther(other));

        var error = assertThrows(ScoreException.class, () -> PlayedParts.of(changed, ScoreLimits.DEFAULT));
        assertThat(error.place()).isEqualTo(Place.WHOLE);
        assertThat(error).hasMessageStartingWith("The order of parts A)B closes a parenthesis that is not open");
    }

    private static String played(String field) throws ScoreException {
        return AbcText.pitches(PlayedParts.of(AbcText.tune("X:1\n" + field + "\n" + BODY), ScoreLimits.DEFAULT));
    }
}
