package io.ripieno.music.metrics.transcription;

import io.ripieno.music.metrics.FScore;
import io.ripieno.music.metrics.matching.BipartiteMatching;
import io.ripieno.music.metrics.matching.Hits;
import java.util.List;

/** Judges transcribed notes as {@code mir_eval.transcription} does: estimated notes are matched with true ones, one to one. */
public final class Transcription {
    private Transcription() {}

    /** Notes in any order; the scores are 0 where either side is empty. */
    public static TranscriptionScores score(
            List<SoundingNote> references, List<SoundingNote> estimates, Tolerances tolerances) {
        Judge judge = new Judge(references, estimates);
        Nearby onsets = Nearby.onsets(estimates, tolerances);
        Nearby offsets = Nearby.offsets(estimates, tolerances);
        return new TranscriptionScores(
                judge.notes(
                        onsets,
                        (r, e) -> tolerances.onsetHits(r, e)
                                && tolerances.pitchHits(r, e)
                                && tolerances.offsetHits(r, e)),
                judge.notes(onsets, (r, e) -> tolerances.onsetHits(r, e) && tolerances.pitchHits(r, e)),
                judge.notes(onsets, tolerances::onsetHits).notes(),
                judge.notes(offsets, tolerances::offsetHits).notes());
    }

    @FunctionalInterface
    private interface Likeness {
        boolean of(SoundingNote reference, SoundingNote estimate);
    }

    private record Judge(List<SoundingNote> references, List<SoundingNote> estimates) {
        NoteScores notes(Nearby nearby, Likeness likeness) {
            int[] pairs = BipartiteMatching.of(Hits.of(
                    references.size(),
                    estimates.size(),
                    r -> nearby.to(references.get(r)),
                    (r, e) -> likeness.of(references.get(r), estimates.get(e))));
            int matched = 0;
            double overlap = 0;
            for (int r = 0; r < pairs.length; r++) {
                if (pairs[r] >= 0) {
                    matched++;
                    overlap += overlap(references.get(r), estimates.get(pairs[r]));
                }
            }
            return new NoteScores(
                    FScore.of(matched, references.size(), estimates.size()), matched == 0 ? 0 : overlap / matched);
        }

        private static double overlap(SoundingNote a, SoundingNote b) {
            return (Math.min(a.offset(), b.offset()) - Math.max(a.onset(), b.onset()))
                    / (Math.max(a.offset(), b.offset()) - Math.min(a.onset(), b.onset()));
        }
    }
}
