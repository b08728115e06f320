package io.ripieno.music.midi;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreReader;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.TimeGrid;
import io.ripieno.music.score.Timeline;
import io.ripieno.music.score.Tune;
import io.ripieno.music.score.Unpitched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads Standard MIDI files of formats 0 and 1, also inside a RIFF file.
 *
 * <p>Each channel of each track that has notes becomes a part in one voice, in which notes may overlap and cross bar
 * lines; channel 10 is percussion. Pitches are spelled by the key signature. The name of a first track without notes, or
 * of the only one, is the title.
 */
public final class MidiReader implements ScoreReader {
    private static final int RIFF_HEADER = 20;
    private static final Key STAFF = Key.C_MAJOR;

    @Override
    public Tune.Read read(ScoreSource source, ScoreLimits limits) throws ScoreException {
        byte[] bytes = source.bytes();
        limits.checkBytes(Place.WHOLE, bytes.length);
        Notices notices = new Notices();
        ByteCursor in = new ByteCursor(bytes, 0, bytes.length);
        if (bytes.length > RIFF_HEADER && bytes[0] == 'R') {
            in.seek(RIFF_HEADER);
        }
        MidiHeader header = MidiHeader.read(in);
        new TimeGrid(limits).check(Division.PLACE, header.division().tick());
        Conductor conductor = new Conductor(header.division(), notices);
        List<MidiTrack> tracks = new Chunks(bytes, header, conductor, notices, limits).tracks(in.position());
        if (header.division().timeCode()) {
            notices.add(Place.WHOLE, "The file counts time in frames: quarter notes are those of the tempo 120.");
        }
        return new Tune.Read(Place.WHOLE, score(tracks, header, conductor, limits), notices.all());
    }

    private static Score score(List<MidiTrack> tracks, MidiHeader header, Conductor conductor, ScoreLimits limits)
            throws ScoreException {
        Timeline<Key> keys = conductor.keys();
        List<Part> parts = new ArrayList<>();
        Map<Integer, Integer> programs = new HashMap<>();
        tracks.forEach(track -> track.programs().forEach(programs::putIfAbsent));
        long end = 0;
        long sounding = 0;
        for (MidiTrack track : tracks) {
            end = Math.max(end, track.end());
            Map<Integer, List<Event>> channels = new TreeMap<>();
            for (MidiNote note : track.notes()) {
                sounding = Math.max(sounding, note.off());
                channels.computeIfAbsent(note.channel(), channel -> new ArrayList<>())
                        .add(event(note, header.division(), keys));
            }
            for (Map.Entry<Integer, List<Event>> entry : channels.entrySet()) {
                int channel = entry.getKey();
                Integer program = track.programs().getOrDefault(channel, programs.getOrDefault(channel, -1));
                limits.checkParts(Place.WHOLE, parts.size() + 1L);
                parts.add(new Part(
                        "P" + (parts.size() + 1),
                        track.name(),
                        new Instrument(program, channel),
                        Interval.UNISON,
                        1,
                        entry.getValue()));
            }
        }
        List<Measure> measures = new Bars(conductor.metres(), limits)
                .until(header.division().quarters(sounding), header.division().quarters(end));
        return new Score(metadata(tracks), parts, measures, conductor.tempos(), keys, List.of());
    }

    private static Event event(MidiNote note, Division division, Timeline<Key> keys) {
        Rational onset = division.quarters(note.on());
        Rational duration = division.quarters(note.off() - note.on());
        return note.channel() == Instrument.PERCUSSION_CHANNEL
                ? new Unpitched(
                        onset,
                        duration,
                        note.key(),
                        STAFF.spell(note.key()),
                        note.velocity(),
                        Tie.NONE,
                        Grace.NONE,
                        1,
                        1,
                        Notation.NONE)
                : Note.of(onset, duration, keys.at(onset).spell(note.key())).struck(note.velocity());
    }

    private static Metadata metadata(List<MidiTrack> tracks) {
        if (tracks.isEmpty()) {
            return Metadata.NONE;
        }
        MidiTrack first = tracks.get(0);
        boolean named = first.notes().isEmpty() || tracks.size() == 1;
        Metadata metadata = Metadata.titled(named ? first.name() : "");
        return tracks.stream()
                .map(MidiTrack::copyright)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> metadata.withOther(Map.of("copyright", text)))
                .orElse(metadata);
    }
}
