package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.clips.ListedClip;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.music.corpus.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestClipsTest {
    private static final double CLIP_SECONDS = 10;

    @Test
    void areAThousandOfTwoToFiveInstrumentsWithEveryClassOften() throws Exception {
        List<ListedClip> clips = HeldOut.TIM_GM6MB.clips();

        assertThat(clips).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(clips).allSatisfy(clip -> assertThat(clip.instruments()).hasSizeBetween(2, 5));
        for (Instrument instrument : Instrument.values()) {
            assertThat(clips.stream().filter(clip -> clip.instruments().contains(instrument)))
                    .as(instrument.label())
                    .hasSizeGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void theSecondOnesAreOthersOfAllInstrumentsThatFreePatsHasOfItsOwn() throws Exception {
        List<ListedClip> clips = HeldOut.FREEPATS.clips();

        assertThat(clips).hasSizeGreaterThanOrEqualTo(300);
        assertThat(clips).allSatisfy(clip -> assertThat(clip.instruments()).hasSizeBetween(2, 5));
        for (Instrument instrument : Instrument.values()) {
            int least = Set.of(Instrument.BANJO, Instrument.TROMBONE).contains(instrument) ? 0 : 20;
            assertThat(clips.stream().filter(clip -> clip.instruments().contains(instrument)))
                    .as(instrument.label())
                    .hasSizeGreaterThanOrEqualTo(least);
        }
        assertThat(clips)
                .extracting(ListedClip::seed)
                .doesNotContainAnyElementsOf(
                        HeldOut.TIM_GM6MB.clips().stream().map(ListedClip::seed).toList());
    }

    @ParameterizedTest
    @EnumSource
    void areOfTunesOfOurOwnThatNothingElseIsMadeOfAndArrangedAsTheyWere(HeldOut test) throws Exception {
        TaggerTunes tunes = TaggerTunes.own();
        TaggerData data = new TaggerData(TaggerPlan.FULL, tunes, Path.of("unused"), 1, System.err);
        Set<String> elsewhere = tunes.keys(Split.TRAIN, tunes.size(Split.TRAIN), 1).stream()
                .map(PieceKey::fingerprint)
                .collect(Collectors.toSet());
        tunes.keys(Split.VALIDATION, tunes.size(Split.VALIDATION), 1).forEach(key -> elsewhere.add(key.fingerprint()));
        List<ListedClip> clips = test.clips();

        assertThat(clips).extracting(ListedClip::fingerprint).doesNotContainAnyElementsOf(elsewhere);
        for (int i = 0; i < clips.size(); i += 50) {
            ListedClip clip = clips.get(i);
            Arrangement piece = data.testPiece(new PieceKey(clip.tune(), clip.fingerprint(), clip.seed()));
            double from = clip.offset() / 16_000.0;
            for (ListedClip.Level level : clip.players()) {
                Track track = piece.tracks().stream()
                        .filter(each -> each.name().equals(level.track()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + level + " in " + clip));
                assertThat(track.notes())
                        .as(clip + " " + level)
                        .anyMatch(note -> note.start() < from + CLIP_SECONDS && note.end() > from);
            }
        }
    }
}
