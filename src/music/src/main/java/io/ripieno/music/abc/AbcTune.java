package io.ripieno.music.abc;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.TimeGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tune while it is read: its header, what its voices begin with, and the voices. */
final class AbcTune {
    /** A letter {@code P:} that names what begins with a bar. */
    record Section(String label, int bar) {}

    /** The value of a field {@code Q:} and its place. */
    record TempoField(String value, AbcFault fault) {}

    static final String ONLY_VOICE = "P1";

    final ScoreLimits limits;
    private final TimeGrid times;
    final AbcHeader header;
    final AbcNotices notices;
    final Map<String, AbcVoice> voices = new LinkedHashMap<>();
    final Map<Character, String> symbols;
    final List<Section> sections = new ArrayList<>();
    AccidentalScope scope = AccidentalScope.PITCH;
    Metre metre = AbcTimes.FREE;
    AbcKey key = AbcKey.NONE;
    String keySettings = "";
    Instrument instrument = Instrument.UNKNOWN;

    @Nullable
    Rational unit;

    @Nullable
    AbcVoice current;

    /** What {@code Q:} says in a header, which is understood once the unit length is known. */
    @Nullable
    TempoField tempo;

    private long events;

    AbcTune(ScoreLimits limits) {
        this.limits = limits;
        times = new TimeGrid(limits);
        header = new AbcHeader();
        notices = new AbcNotices();
        symbols = new HashMap<>(DecorationNames.SYMBOLS);
    }

    /** A tune that begins with what the header of its file says. */
    AbcTune(AbcTune ofFile) {
        limits = ofFile.limits;
        times = new TimeGrid(limits);
        header = new AbcHeader(ofFile.header);
        notices = new AbcNotices(ofFile.notices);
        symbols = new HashMap<>(ofFile.symbols);
        scope = ofFile.scope;
        metre = ofFile.metre;
        instrument = ofFile.instrument;
        unit = ofFile.unit;
        tempo = ofFile.tempo;
    }

    Rational unit() {
        return unit == null ? AbcTimes.defaultUnit(metre) : unit;
    }

    /** The voice that music belongs to now; the only one unless {@code V:} names others. */
    AbcVoice voice() throws ScoreException {
        AbcVoice voice = current;
        return voice == null ? choose(ONLY_VOICE) : voice;
    }

    AbcVoice choose(String id) throws ScoreException {
        AbcVoice voice = voices.get(id);
        if (voice == null) {
            limits.checkParts(Place.WHOLE, voices.size() + 1L);
            voice = new AbcVoice(id, key, metre, unit());
            voice.scope = scope;
            voice.instrument = instrument;
            VoiceSettings.apply(keySettings, voice);
            voices.put(id, voice);
        }
        current = voice;
        return voice;
    }

    /** Checks where the voice at hand has come to. */
    void checkTime(AbcFault fault) throws ScoreException {
        times.check(fault.place(), voice().layer.offset);
    }

    void countEvents(int more, AbcFault fault) throws ScoreException {
        events += more;
        limits.checkEvents(fault.place(), events);
    }
}
