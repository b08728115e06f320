package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.piece.RenderSettings.Fonts;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The sounds of one side of a split, of which each piece or each track draws one. */
public record Sounds(List<Sound> all) {
    public Sounds {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one sound to play with.");
        }
    }

    /** The families that a side uses; two sides of a split must not share one. */
    public Set<String> families() {
        return all.stream().map(sound -> sound.font().family()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Draws a sound for each track among those that have its instrument. With one font a piece, another plays only what the
     * piece's font does not have.
     *
     * @throws SynthesisException if no sound has the instrument of a track
     */
    List<Sound> draw(Arrangement arrangement, Fonts fonts, Dice dice) throws SynthesisException {
        Sound first = dice.pick(all);
        List<Sound> drawn = new ArrayList<>();
        for (Track track : arrangement.tracks()) {
            List<Sound> able = all.stream().filter(sound -> sound.plays(track)).toList();
            if (able.isEmpty()) {
                throw new SynthesisException(
                        Problem.PROGRAM_MISSING,
                        "None of the fonts of " + families() + " has program " + track.program() + " for "
                                + track.name() + ". Add a font with all General MIDI programs.");
            }
            Sound own = dice.pick(able);
            drawn.add(fonts == Fonts.PIECE && able.contains(first) ? first : own);
        }
        return drawn;
    }
}
