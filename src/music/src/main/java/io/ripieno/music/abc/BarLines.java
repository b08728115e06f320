package io.ripieno.music.abc;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import java.util.Collections;

/** Ends bars where bar lines stand. Bar lines without music between them are one. */
final class BarLines {
    private final AbcTune tune;

    BarLines(AbcTune tune) {
        this.tune = tune;
    }

    void read(AbcToken.BarLine line, AbcFault fault) throws ScoreException {
        AbcVoice voice = tune.voice();
        BarDraft ended = voice.bar.isEmpty() ? voice.previous() : voice.bar;
        boolean repeatsNothing = ended == null || ended != voice.bar && voice.bar.startRepeat;
        if (line.endRepeats() > 0 && repeatsNothing) {
            tune.notices.add(
                    fault.line(), fault.column(), () -> "Nothing stands before the end of the repeat; passed over");
        } else if (ended != null && line.endRepeats() > 0) {
            ended.endRepeat = Math.max(line.endRepeats() + 1, voice.startTimes);
            voice.startTimes = 0;
        }
        if (ended != null) {
            ended.style = heavier(ended.style, line.style());
        }
        end(voice, fault);
        if (line.startRepeats() > 0) {
            voice.bar.startRepeat = true;
            voice.startTimes = line.startRepeats() + 1;
        }
        if (!line.endings().isEmpty()) {
            voice.bar.endings = line.endings();
        }
    }

    /** Adds bars of rest; the last one is left to be ended. */
    void rest(int bars, AbcFault fault) throws ScoreException {
        AbcVoice voice = tune.voice();
        tune.limits.checkMeasures(fault.place(), (long) voice.bars.size() + bars);
        tune.countEvents(bars, fault);
        if (!voice.bar.isEmpty() && bars > 0) {
            tune.notices.add(
                    fault.line(), fault.column(), () -> "Bars of rest begin inside of a bar; it is ended there");
        }
        for (int i = 0; i < bars; i++) {
            end(voice, fault);
            Rational whole = voice.metre().length();
            voice.add(Collections.singletonList(null), whole);
        }
    }

    private void end(AbcVoice voice, AbcFault fault) throws ScoreException {
        voice.endBar();
        tune.limits.checkMeasures(fault.place(), voice.bars.size());
    }

    private static Barlines.Style heavier(Barlines.Style one, Barlines.Style other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
