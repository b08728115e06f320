package io.ripieno.music.abc;

import io.ripieno.music.score.RationalOverflowException;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Tune;

/** Reads one tune line by line: its header up to {@code K:}, then music, with fields between, up to an empty line. */
final class AbcTuneReader {
    private static final int MAX_LINE = 100_000;

    private final AbcFault place;
    private final AbcTune tune;
    private final AbcFields fields;
    private final AbcMusic music;
    private final TextBlocks blocks = new TextBlocks();
    private char lastField;

    /** @param tune with what the header of its file says */
    AbcTuneReader(AbcTune tune, AbcFault place) {
        this.place = place;
        this.tune = tune;
        fields = new AbcFields(tune);
        music = new AbcMusic(tune, fields);
    }

    /** What the header of a file says, which holds for all its tunes. */
    static AbcTune headerOfFile(AbcLines lines, ScoreLimits limits) throws ScoreException {
        AbcTuneReader reader = new AbcTuneReader(new AbcTune(limits), AbcFault.WHOLE);
        while (lines.next()) {
            String line = withoutComment(lines.line());
            if (reader.blocks.take(line, lines.number())) {
                continue;
            }
            if (reader.isField(line) && !lines.isField('K') && !lines.isField('V')) {
                reader.field(line, lines.number());
            } else if (line.startsWith("%%")) {
                reader.fields.directive(line.substring(2));
            }
        }
        return reader.tune;
    }

    Tune.Read read(AbcLines lines) throws ScoreException {
        try {
            while (lines.next() && line(lines.line(), lines.number())) {}
            if (blocks.unclosed() > 0) {
                tune.notices.add(blocks.unclosed(), 0, () -> "The text that begins here does not end within the tune");
            }
            if (!fields.inBody()) {
                throw place.unreadable(
                        "The tune has no key, so its header does not end", "add a line such as K:C before its music");
            }
            return new Tune.Read(place.place(), new ScoreAssembler(tune, place).score(), tune.notices.all());
        } catch (RationalOverflowException e) {
            throw place.tooLarge(
                    "The sum of the tune's note lengths is too fine to be exact", "write simpler note lengths");
        }
    }

    /** Whether the tune goes on after this line. */
    private boolean line(String raw, int number) throws ScoreException {
        if (raw.length() > MAX_LINE) {
            throw new AbcFault(number, 0)
                    .tooLarge(
                            "The line has " + raw.length() + " characters, over the limit of " + MAX_LINE, "break it");
        }
        if (blocks.take(raw, number)) {
            return true;
        }
        if (raw.startsWith("%%")) {
            fields.directive(raw.substring(2));
            return true;
        }
        if (raw.isBlank()) {
            return !fields.inBody();
        }
        String line = withoutComment(raw);
        if (line.startsWith("+:")) {
            tune.header.append(lastField, line.substring(2).strip());
        } else if (isField(line)) {
            field(line, number);
        } else if (fields.inBody()) {
            music.line(line, number);
        } else if (!line.isBlank()) {
            tune.notices.add(
                    number, 0, () -> "The line \"" + AbcCursor.shown(line) + "\" before K: is no field; passed over");
        }
        return true;
    }

    private void field(String line, int number) throws ScoreException {
        lastField = line.charAt(0);
        fields.field(lastField, line.substring(2).strip(), new AbcFault(number, 1));
    }

    /** A letter and a colon, unless a bar line follows: {@code G:|} is music. */
    private boolean isField(String line) {
        return line.length() >= 2
                && AbcCursor.isLetter(line.charAt(0))
                && line.charAt(1) == ':'
                && !(fields.inBody() && line.length() > 2 && (line.charAt(2) == '|' || line.charAt(2) == ':'));
    }

    /** A line up to its first percent sign that no backslash precedes. */
    private static String withoutComment(String line) {
        int at = line.indexOf('%');
        while (at > 0 && line.charAt(at - 1) == '\\') {
            at = line.indexOf('%', at + 1);
        }
        return at < 0 || line.startsWith("%%") ? line : line.substring(0, at);
    }
}
