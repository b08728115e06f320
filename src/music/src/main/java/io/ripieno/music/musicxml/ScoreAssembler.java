package io.ripieno.music.musicxml;

import io.ripieno.music.musicxml.MeasureDraft.Timed;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import io.ripieno.music.score.Timeline.Change;
import java.util.ArrayList;
import java.util.List;

/** Brings the parts under one line of measures: each lasts as long as the longest share of it. */
final class ScoreAssembler {
    private final List<PartReader> parts;
    private final Reading reading;

    ScoreAssembler(List<PartReader> parts, Reading reading) {
        this.parts = parts;
        this.reading = reading;
    }

    Score score(Metadata metadata) throws ScoreException {
        MeasureLine line = new MeasureLine(reading);
        int count =
                parts.stream().mapToInt(part -> part.measures().size()).max().orElse(0);
        for (int i = 0; i < count; i++) {
            int index = i;
            line.add(parts.stream()
                    .filter(part -> index < part.measures().size())
                    .map(part -> part.measures().get(index))
                    .toList());
        }
        List<Measure> measures = line.measures();
        List<Part> written = new ArrayList<>();
        List<Change<Rational>> tempos = new ArrayList<>();
        List<ChordSymbol> chords = new ArrayList<>();
        for (PartReader part : parts) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < part.measures().size(); i++) {
                MeasureDraft draft = part.measures().get(i);
                Rational start = line.start(i);
                draft.events.forEach(event -> events.add(event.at(start.plus(event.onset()))));
                draft.tempos.forEach(tempo -> tempos.add(new Change<>(start.plus(tempo.at()), tempo.value())));
                draft.chords.forEach(chord -> chords.add(chord.value().at(start.plus(chord.at()))));
            }
            PartHeader header = part.header();
            written.add(new Part(
                    header.id(), header.name(), header.instrument(), part.transposition(), part.staves(), events));
        }
        return new Score(metadata, written, measures, TempoMap.of(tempos), keys(line), chords);
    }

    /** Those of the first part that has any. */
    private Timeline<Key> keys(MeasureLine line) {
        for (PartReader part : parts) {
            List<Change<Key>> changes = new ArrayList<>();
            for (int i = 0; i < part.measures().size(); i++) {
                for (Timed<Key> key : part.measures().get(i).keys) {
                    changes.add(new Change<>(line.start(i).plus(key.at()), key.value()));
                }
            }
            if (!changes.isEmpty()) {
                return Timeline.of(Key.C_MAJOR, changes);
            }
        }
        return Timeline.of(Key.C_MAJOR);
    }
}
