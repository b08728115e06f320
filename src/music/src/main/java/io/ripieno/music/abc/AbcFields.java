package io.ripieno.music.abc;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What fields and directives do to a tune, in its header and in the midst of its music. */
final class AbcFields {
    private static final Pattern MIDI =
            Pattern.compile("MIDI\\s+(program|channel)\\s+(?:(\\d{1,2})\\s+)?(\\d{1,3})\\s*");
    private static final Pattern SCOPE = Pattern.compile("propagate-accidentals\\s+(not|octave|pitch)\\s*");
    private static final Pattern OTHER = Pattern.compile("metadata\\s+(\\S{1,64})\\s+(.*)");
    private static final Pattern USER_SYMBOL = Pattern.compile("([H-Yh-w~])\\s*=\\s*[!+]?([^!+]*)[!+]?");

    private static final int MAX_FIELD = 1000;

    private final AbcTune tune;
    private boolean inBody;

    AbcFields(AbcTune tune) {
        this.tune = tune;
    }

    /** Whether the header has ended. */
    boolean inBody() {
        return inBody;
    }

    /** Reads a field; {@code fault} is its place. */
    void field(char letter, String value, AbcFault fault) throws ScoreException {
        if (value.length() > MAX_FIELD) {
            throw fault.tooLarge(
                    "The field " + letter + ": has " + value.length() + " characters, over the limit of " + MAX_FIELD,
                    "shorten it");
        }
        switch (letter) {
            case 'K' -> key(value, fault);
            case 'M' -> metre(value, fault);
            case 'L' -> unit(value, fault);
            case 'Q' -> tempo(value, fault);
            case 'V' -> voice(value, fault);
            case 'U' -> userSymbol(value, fault);
            case 'P' -> part(value, fault);
            case 'Y' -> partsPlayed(value, fault);
            case 'I' -> {
                directive(value);
                tune.header.add(letter, value);
            }
            case 'T' -> {
                if (!inBody) {
                    tune.header.add(letter, value);
                }
            }
            default -> tune.header.add(letter, value);
        }
    }

    /** Reads a {@code %%} line or an instruction; those about typesetting, long and unknown ones are passed over. */
    void directive(String text) throws ScoreException {
        if (text.length() > MAX_FIELD) {
            return;
        }
        Matcher midi = MIDI.matcher(text);
        if (midi.matches()) {
            instrument(midi.group(1), midi.group(2), Integer.parseInt(midi.group(3)));
        }
        Matcher scope = SCOPE.matcher(text);
        if (scope.matches()) {
            tune.scope = switch (scope.group(1)) {
                case "not" -> AccidentalScope.NOTE;
                case "octave" -> AccidentalScope.OCTAVE;
                default -> AccidentalScope.PITCH;
            };
            tune.voices.values().forEach(voice -> voice.scope = tune.scope);
        }
        Matcher other = OTHER.matcher(text);
        if (other.matches()) {
            tune.header.addNamed(other.group(1), AbcSource.onLines(other.group(2)));
        }
    }

    private void instrument(String what, @Nullable String channel, int number) throws ScoreException {
        AbcVoice voice = inBody ? tune.voice() : tune.current;
        Instrument old = voice == null ? tune.instrument : voice.instrument;
        Instrument changed;
        if (what.equals("channel")) {
            changed = new Instrument(old.program(), Math.min(number, 16));
        } else {
            int of = channel == null ? old.channel() : Math.min(Integer.parseInt(channel), 16);
            changed = new Instrument(Math.min(number, 127), of);
        }
        if (voice == null) {
            tune.instrument = changed;
        } else {
            voice.instrument = changed;
        }
    }

    private void key(String value, AbcFault fault) throws ScoreException {
        String bare = VoiceSettings.without(value);
        AbcKey key = bare.isEmpty() && !value.isEmpty() ? null : AbcKey.parse(bare, fault);
        if (key == null && !bare.isEmpty()) {
            throw fault.unreadable(
                    "The key K:" + AbcCursor.shown(value) + " is not understood",
                    "write a tonic and a mode, such as G, F#m or D dor, or none");
        }
        if (key != null && !key.explicit().isEmpty()) {
            tune.notices.add(
                    fault.line(),
                    fault.column(),
                    () -> "The key K:" + AbcCursor.shown(value)
                            + " has accidentals of its own; they are kept in the notes alone");
        }
        if (inBody) {
            AbcVoice voice = tune.voice();
            VoiceSettings.apply(value, voice);
            if (key != null) {
                voice.change(key);
            }
            return;
        }
        tune.key = key == null ? AbcKey.NONE : key;
        tune.keySettings = value;
        beginBody();
    }

    /** Now that key, metre and unit are known, the voices of the header begin with them. */
    private void beginBody() throws ScoreException {
        inBody = true;
        for (AbcVoice voice : tune.voices.values()) {
            voice.begin(tune.key, tune.metre, tune.unit());
            VoiceSettings.apply(tune.keySettings, voice);
        }
        tune.current = tune.voices.values().stream().findFirst().orElse(null);
        AbcTune.TempoField tempo = tune.tempo;
        if (tempo != null) {
            tempo(tempo.value(), tempo.fault());
        }
    }

    private void metre(String value, AbcFault fault) throws ScoreException {
        if (inBody) {
            tune.voice().change(AbcTimes.metre(value, fault));
        } else {
            tune.metre = AbcTimes.metre(value, fault);
        }
    }

    private void unit(String value, AbcFault fault) throws ScoreException {
        Rational unit = AbcTimes.unit(value, fault);
        if (inBody) {
            tune.voice().unit = unit;
        } else {
            tune.unit = unit;
        }
    }

    private void tempo(String value, AbcFault fault) throws ScoreException {
        if (!inBody) {
            tune.tempo = new AbcTune.TempoField(value, fault);
            return;
        }
        AbcVoice voice = tune.voice();
        AbcTimes.Tempo read = AbcTimes.tempo(value, voice.unit);
        Rational quartersPerMinute = read.quartersPerMinute();
        if (quartersPerMinute != null) {
            voice.addTempo(quartersPerMinute);
        }
        if (!read.rest().isEmpty()) {
            tune.notices.add(
                    fault.line(),
                    fault.column(),
                    () -> "In the tempo Q:" + AbcCursor.shown(value) + " \"" + AbcCursor.shown(read.rest())
                            + "\" is not understood; passed over");
        }
    }

    private void voice(String value, AbcFault fault) throws ScoreException {
        String id = value.split("\\s", 2)[0];
        if (id.isEmpty()) {
            tune.notices.add(fault.line(), fault.column(), () -> "The field V: names no voice; passed over");
            return;
        }
        if (!id.equals("*")) {
            VoiceSettings.apply(value.substring(id.length()), tune.choose(id));
        }
    }

    private void userSymbol(String value, AbcFault fault) {
        Matcher symbol = USER_SYMBOL.matcher(value);
        if (symbol.matches()) {
            tune.symbols.put(symbol.group(1).charAt(0), symbol.group(2));
        } else {
            tune.notices.add(
                    fault.line(),
                    fault.column(),
                    () -> "The symbol U:" + AbcCursor.shown(value) + " is not understood; passed over");
        }
    }

    /** The order of parts of a field that is no standard, and so nothing to refuse a tune for. */
    private void partsPlayed(String value, AbcFault fault) {
        try {
            if (PartOrder.isOrder(value)) {
                PartOrder.parse(value, tune.limits.maxMeasures(), fault);
            }
            tune.header.add('Y', value);
        } catch (ScoreException e) {
            tune.notices.add(
                    fault.line(),
                    fault.column(),
                    () -> "The order of parts Y:" + AbcCursor.shown(value) + " cannot be read; passed over");
        }
    }

    /** In the header the order of parts, afterwards the name of the one that begins. */
    private void part(String value, AbcFault fault) throws ScoreException {
        if (!inBody) {
            if (PartOrder.isOrder(value)) {
                PartOrder.parse(value, tune.limits.maxMeasures(), fault);
            }
            tune.header.add('P', value);
            return;
        }
        AbcVoice voice = tune.voice();
        if (!tune.header.first('P').isEmpty() || !tune.header.first('Y').isEmpty()) {
            voice.endBar();
        }
        AbcTune.Section section = new AbcTune.Section(value, voice.bars.size());
        int last = tune.sections.size() - 1;
        if (last < 0 || !tune.sections.get(last).equals(section)) {
            tune.limits.checkMeasures(fault.place(), last + 2L);
            tune.sections.add(section);
        }
    }
}
