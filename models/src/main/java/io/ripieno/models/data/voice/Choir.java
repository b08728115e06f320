package io.ripieno.models.data.voice;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sings notes: those that sound at the same time are lines of their own, each sung by the voice to which its pitches are
 * comfortable, alone or by several in unison. The same seed gives the same sound.
 *
 * @param singers in unison on each line; 1 is a solo
 * @param vowel that is sung throughout, or none for a change of vowels
 */
public record Choir(int singers, @Nullable Vowel vowel, int sampleRate, long seed) {
    private static final double SLUR_SECONDS = 0.06;

    public Choir {
        if (singers < 1 || sampleRate < 8000) {
            throw new IllegalArgumentException("A choir needs at least one singer a line (" + singers
                    + ") and a sample rate of at least 8000 Hz (" + sampleRate + ").");
        }
    }

    /**
     * @param notes in any order
     * @param seconds how much to return; what sounds on is cut
     * @return {@code [ceil(seconds x sample rate)]}, with a peak that depends on how many sing
     */
    public float[] sing(List<SungNote> notes, double seconds) {
        float[] out = new float[(int) Math.ceil(seconds * sampleRate)];
        List<List<SungNote>> lines = lines(notes);
        for (int line = 0; line < lines.size(); line++) {
            Dice dice = new Dice(Dice.derive(seed, line));
            VoiceType type = VoiceType.of(
                    lines.get(line).stream().mapToInt(SungNote::key).average().orElse(60));
            List<Syllable> text = text(lines.get(line), dice);
            for (int singer = 0; singer < singers; singer++) {
                Traits traits = Traits.draw(dice, singers > 1);
                double late = singers > 1 ? dice.between(0, 0.05) : 0;
                new Singer(type, traits, sampleRate, new Dice(dice.seed()))
                        .sing(text, late, out, (float) (0.5 / Math.sqrt(singers)));
            }
        }
        return out;
    }

    private List<Syllable> text(List<SungNote> line, Dice dice) {
        double consonants = dice.between(0, 0.8);
        double slurs = dice.between(0.1, 0.9);
        List<Syllable> text = new ArrayList<>();
        Vowel sung = vowel == null ? dice.pick(List.of(Vowel.values())) : vowel;
        for (SungNote note : line) {
            boolean adjacent =
                    !text.isEmpty() && text.get(text.size() - 1).note().end() > note.start() - SLUR_SECONDS;
            boolean slurred = adjacent && dice.chance(slurs);
            if (vowel == null && !slurred) {
                sung = dice.pick(List.of(Vowel.values()));
            }
            text.add(Syllable.draw(note, sung, slurred, slurred ? 0 : consonants, dice));
        }
        return text;
    }

    /** Gives each note to the line that is free and was last at the nearest pitch. */
    static List<List<SungNote>> lines(List<SungNote> notes) {
        List<List<SungNote>> lines = new ArrayList<>();
        for (SungNote note : notes.stream()
                .sorted(Comparator.comparingDouble(SungNote::start).thenComparing(SungNote::key))
                .toList()) {
            List<SungNote> free = null;
            int distance = Integer.MAX_VALUE;
            for (List<SungNote> line : lines) {
                SungNote last = line.get(line.size() - 1);
                int apart = Math.abs(last.key() - note.key());
                if (last.end() <= note.start() + SLUR_SECONDS && last.start() < note.start() && apart < distance) {
                    free = line;
                    distance = apart;
                }
            }
            if (free == null) {
                free = new ArrayList<>();
                lines.add(free);
            }
            free.add(note);
        }
        return lines;
    }
}
