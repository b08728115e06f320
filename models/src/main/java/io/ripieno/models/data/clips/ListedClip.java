package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A clip that a list fixes: ten seconds of some tracks of a piece.
 *
 * @param number in its list, from 0
 * @param tune names it in its collection
 * @param fingerprint of the tune's opening, in hexadecimal
 * @param seed of the piece
 * @param offset of the first sample in the piece, in samples at 16 kHz
 * @param players the tracks that play, and no others
 * @param instruments that are heard, each for a second at least within 30 dB of the clip, in the order of the labels
 */
public record ListedClip(
        int number,
        String tune,
        String fingerprint,
        long seed,
        int offset,
        List<Level> players,
        List<Instrument> instruments) {
    /**
     * A track and its level.
     *
     * @param track its name in the piece
     * @param decibels of the power of what sounds of it in the clip, pauses left out, relative to the others; 0 or less
     */
    public record Level(String track, double decibels) {}

    static final String COLUMNS = "clip,tune,fingerprint,seed,offset,tracks,decibels,instruments";

    private static final int CELLS = 8;

    public ListedClip {
        players = List.copyOf(players);
        instruments = List.copyOf(instruments);
    }

    String line() {
        return String.join(
                ",",
                Integer.toString(number),
                "\"" + tune.replace("\"", "\"\"") + "\"",
                fingerprint,
                Long.toHexString(seed),
                Integer.toString(offset),
                players.stream().map(Level::track).collect(Collectors.joining(" ")),
                players.stream().map(level -> Double.toString(level.decibels())).collect(Collectors.joining(" ")),
                instruments.stream().map(Instrument::label).collect(Collectors.joining(" ")));
    }

    static ListedClip parse(String line) {
        int from = line.indexOf(",\"");
        int to = line.lastIndexOf("\",");
        String[] cells = (line.substring(0, Math.max(0, from)) + ",," + line.substring(to + 2)).split(",", -1);
        if (from < 0 || to <= from || cells.length != CELLS) {
            throw new IllegalArgumentException(
                    "The line \"" + line + "\" is not a clip; a list has the columns " + COLUMNS + ".");
        }
        String[] tracks = cells[5].split(" ");
        String[] decibels = cells[6].split(" ");
        List<Level> players = new ArrayList<>();
        for (int i = 0; i < tracks.length; i++) {
            players.add(new Level(tracks[i], Double.parseDouble(decibels[i])));
        }
        return new ListedClip(
                Integer.parseInt(cells[0]),
                line.substring(from + 2, to).replace("\"\"", "\""),
                cells[2],
                Long.parseUnsignedLong(cells[3], 16),
                Integer.parseInt(cells[4]),
                players,
                List.of(cells[7].split(" ")).stream()
                        .map(label -> Instrument.valueOf(label.toUpperCase(Locale.ROOT)))
                        .toList());
    }
}
