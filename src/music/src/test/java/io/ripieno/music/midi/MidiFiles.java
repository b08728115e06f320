package io.ripieno.music.midi;

import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import io.ripieno.music.score.Unpitched;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** MIDI files made by hand from hexadecimal events. */
final class MidiFiles {
    static final String END = "00 ff 2f 00";

    /** With what each refusal ends: what to do. */
    static final Pattern WHAT_TO_DO = Pattern.compile("(?s).*(: give a complete Standard MIDI file"
            + "|[:,] (or )?write (it|the file) again( from its source)?"
            + "|\\. Save it as one of these"
            + "|: if not, split it or raise the limit on [a-z, ]+)\\.");

    private MidiFiles() {}

    /** Header and tracks; each track's events in hexadecimal, end mark included. */
    static byte[] file(int format, int division, String... tracks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(format, tracks.length, division));
        for (String track : tracks) {
            out.writeBytes(chunk("MTrk", track));
        }
        return out.toByteArray();
    }

    static byte[] header(int format, int tracks, int division) {
        return hex("4d546864 00000006 %04x %04x %04x".formatted(format, tracks, division));
    }

    static byte[] chunk(String id, String body) {
        return chunk(id, hex(body).length, body);
    }

    /** A chunk that claims a length. */
    static byte[] chunk(String id, int length, String body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(hex("%08x".formatted(length)));
        out.writeBytes(hex(body));
        return out.toByteArray();
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    static Tune.Read read(byte[] bytes) throws ScoreException {
        return new MidiReader().read(new ScoreSource("test.mid", bytes), ScoreLimits.DEFAULT);
    }

    /** The notes of all parts: onset, duration and pitch (or key). */
    static List<String> notes(Tune.Read read) {
        return read.score().parts().stream()
                .flatMap(part -> part.sounding().stream())
                .map(sounding -> sounding.onset() + "+" + sounding.duration() + " "
                        + (sounding instanceof Note note
                                ? note.pitch().toString()
                                : "key " + ((Unpitched) sounding).key()))
                .toList();
    }

    static List<String> notices(Tune.Read read) {
        return read.notices().stream().map(Notice::message).toList();
    }
}
