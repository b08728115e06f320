package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.arrange.tune.TuneChord;
import java.util.List;

/**
 * The plan of a piece in bars: sections with the passages of the tune that they play.
 *
 * @param spans without gaps from bar 0
 * @param lead the melody where there is one, from the beginning of the piece
 * @param chords without gaps over the whole piece
 */
record Form(List<Span> spans, List<MelodyNote> lead, List<TuneChord> chords) {
    /**
     * A section.
     *
     * @param from the first bar
     * @param to the bar after the last one
     * @param pickup quarter notes that its melody begins before the first bar
     * @param ends whether it is the held last bar
     */
    record Span(Section.Kind kind, int from, int to, double pickup, boolean ends) {
        int bars() {
            return to - from;
        }
    }

    Form {
        spans = List.copyOf(spans);
        lead = List.copyOf(lead);
        chords = List.copyOf(chords);
    }

    int bars() {
        return spans.get(spans.size() - 1).to();
    }
}
