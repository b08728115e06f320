package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.TempoClock;
import io.ripieno.music.score.TempoMap;
import java.util.ArrayList;
import java.util.List;

/**
 * A tune as features see it: one part is its melody; the others count only in what is said of all parts. Features are
 * meant for melodies of one voice; those of pitch content are as good for chords.
 *
 * @param melody by onset, those of one onset as the score has them; never empty
 * @param parts those with pitch, the melody among them, each by onset
 * @param onsets seconds, ascending, of all parts, percussion among them
 * @param metre the last one, which is taken for all bars
 */
public record PlayedTune(
        List<PlayedNote> melody, List<List<PlayedNote>> parts, List<Double> onsets, Metre metre, TempoMap tempos) {
    /** What our MIDI files have where a score does not say. */
    private static final int USUAL_VELOCITY = 80;

    public PlayedTune {
        melody = List.copyOf(melody);
        parts = parts.stream().map(List::copyOf).toList();
        onsets = onsets.stream().sorted().toList();
        if (melody.isEmpty()) {
            throw new MetricException("The melody has no notes: name a part that has some, or leave the tune out.");
        }
    }

    /**
     * A score whose melody is its first pitched part with notes.
     *
     * @throws MetricException if there is none, or the score has repeats that are not played out
     */
    public static PlayedTune of(Score score) {
        return score.parts().stream()
                .filter(part -> !part.soundingNotes().isEmpty())
                .findFirst()
                .map(part -> of(score, part))
                .orElseThrow(() -> new MetricException("The score has no part with pitched notes: leave it out."));
    }

    /**
     * A score whose melody is the part of this id.
     *
     * @throws MetricException if there is none, it has no notes, or the score has repeats that are not played out
     */
    public static PlayedTune of(Score score, String partId) {
        return score.parts().stream()
                .filter(part -> part.id().equals(partId))
                .findFirst()
                .map(part -> of(score, part))
                .orElseThrow(() -> new MetricException("partId (" + partId + ") is none of "
                        + score.parts().stream().map(Part::id).toList() + ": name one of these."));
    }

    private static PlayedTune of(Score score, Part melody) {
        if (score.isFolded()) {
            throw new MetricException("The score has repeats or jumps: play them out first, with Unfolding.of.");
        }
        TempoClock clock = new TempoClock(score.tempos());
        List<List<PlayedNote>> parts = new ArrayList<>();
        List<Double> onsets = new ArrayList<>();
        for (Part part : score.parts()) {
            part.sounding().stream().map(Sounding::onset).map(clock::seconds).forEach(onsets::add);
            parts.add(played(part, clock));
        }
        List<Measure> measures = score.measures();
        Metre metre = measures.isEmpty()
                ? Metre.FOUR_FOUR
                : measures.get(measures.size() - 1).metre();
        return new PlayedTune(parts.get(score.parts().indexOf(melody)), parts, onsets, metre, score.tempos());
    }

    private static List<PlayedNote> played(Part part, TempoClock clock) {
        List<PlayedNote> notes = new ArrayList<>();
        for (Note note : part.soundingNotes()) {
            notes.add(new PlayedNote(
                    note.midi(),
                    note.velocity() == 0 ? USUAL_VELOCITY : note.velocity(),
                    note.onset(),
                    note.end(),
                    clock.seconds(note.onset()),
                    clock.seconds(note.end())));
        }
        return notes;
    }

    /** Where the last note of the melody ends, in quarter notes. */
    Rational end() {
        return melody.stream().map(PlayedNote::end).reduce(Rational.ZERO, Rational::max);
    }
}
