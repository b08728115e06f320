package io.ripieno.music.midi;

import java.util.List;
import java.util.Map;

/**
 * What a score takes from a track, besides what concerns all tracks.
 *
 * @param notes in the order in which they begin
 * @param programs first program of each channel (1 to 16) that has one
 * @param end tick at which the track ends
 */
record MidiTrack(String name, String copyright, List<MidiNote> notes, Map<Integer, Integer> programs, long end) {}
