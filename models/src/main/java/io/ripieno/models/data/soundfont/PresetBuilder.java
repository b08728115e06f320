package io.ripieno.models.data.soundfont;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes instruments and kits of recorded notes: cut, levelled, tuned, looped, and laid out on the keyboard. */
final class PresetBuilder {
    private static final double LEVEL = Math.pow(10, -20 / 20.0);
    private static final float PEAK = 0.97f;
    private static final double LONGEST_SECONDS = 7;
    private static final double KIT_RELEASE = 30;

    private PresetBuilder() {}

    static Preset instrument(String name, int program, List<Recording> all, Sustain sustain, Detail detail) {
        List<Recording> recordings = detail.of(all);
        boolean held =
                switch (sustain) {
                    case HELD -> true;
                    case RINGING -> false;
                    case BY_SOUND -> soundsHeld(recordings);
                };
        List<Zone> zones = new ArrayList<>();
        Map<Integer, List<Recording>> keys = byKey(recordings);
        List<Integer> order = new ArrayList<>(keys.keySet());
        for (int i = 0; i < order.size(); i++) {
            int key = order.get(i);
            int low = i == 0 ? Math.max(0, key - detail.beyond()) : (order.get(i - 1) + key) / 2 + 1;
            int high = i == order.size() - 1 ? Math.min(127, key + detail.beyond()) : (key + order.get(i + 1)) / 2;
            List<Recording> layers = keys.getOrDefault(key, List.of());
            for (int layer = 0; layer < layers.size(); layer++) {
                Sample sample = sample(layers.get(layer), held, detail);
                zones.add(new Zone(
                        sample,
                        low,
                        high,
                        127 * layer / layers.size() + (layer == 0 ? 0 : 1),
                        127 * (layer + 1) / layers.size(),
                        held ? 0.01 : 0.001,
                        held ? 0.25 : 0.6));
            }
        }
        return new Preset(name, 0, program, zones);
    }

    static Preset kit(String name, int program, List<Recording> recordings) {
        List<Zone> zones = new ArrayList<>();
        byKey(recordings).forEach((key, layers) -> {
            for (int layer = 0; layer < layers.size(); layer++) {
                Recording hit = layers.get(layer);
                float[] samples = cut(hit.samples(), hit.sampleRate());
                peak(samples, 0.8f);
                zones.add(new Zone(
                        new Sample(hit.name(), hit.sampleRate(), samples, key, 0, null),
                        key,
                        key,
                        127 * layer / layers.size() + (layer == 0 ? 0 : 1),
                        127 * (layer + 1) / layers.size(),
                        0.001,
                        KIT_RELEASE));
            }
        });
        return new Preset(name, Preset.DRUMS, program, zones);
    }

    private static Map<Integer, List<Recording>> byKey(List<Recording> recordings) {
        Map<Integer, List<Recording>> keys = new TreeMap<>();
        recordings.stream()
                .sorted(Comparator.comparingInt(Recording::layer).thenComparing(Recording::name))
                .forEach(note -> keys.computeIfAbsent(note.key(), key -> new ArrayList<>())
                        .add(note));
        return keys;
    }

    private static Sample sample(Recording note, boolean held, Detail detail) {
        float[] samples = cut(note.samples(), note.sampleRate());
        level(samples, note.sampleRate());
        int cents = PitchFinder.cents(samples, note.sampleRate(), note.key());
        if (held) {
            var loop = LoopFinder.find(samples, note.sampleRate(), note.key(), detail);
            if (loop.isPresent()) {
                return new Sample(
                        note.name(),
                        note.sampleRate(),
                        loop.get().samples(),
                        note.key(),
                        cents,
                        loop.get().loop());
            }
        }
        return new Sample(note.name(), note.sampleRate(), samples, note.key(), cents, null);
    }

    /** Whether half of the notes keep more than -10 dB of their level from their first to their third quarter. */
    static boolean soundsHeld(List<Recording> recordings) {
        long held = recordings.stream()
                .filter(note -> {
                    float[] samples = cut(note.samples(), note.sampleRate());
                    int quarter = samples.length / 4;
                    double early = LoopFinder.power(samples, quarter / 2, quarter);
                    return LoopFinder.power(samples, 2 * quarter, quarter) > early / 10;
                })
                .count();
        return 2 * held > recordings.size();
    }

    /** Without the silence before and after it, not longer than some seconds, fading at the end. */
    static float[] cut(float[] samples, int sampleRate) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        int from = 0;
        while (from < samples.length && Math.abs(samples[from]) < 0.01f * peak) {
            from++;
        }
        int to = samples.length;
        while (to > from && Math.abs(samples[to - 1]) < 0.001f * peak) {
            to--;
        }
        from = Math.max(0, from - sampleRate / 200);
        to = (int) Math.min(to, from + LONGEST_SECONDS * sampleRate);
        float[] note = Arrays.copyOfRange(samples, from, Math.max(to, from + 1));
        int fade = Math.min(note.length / 4, sampleRate / 20);
        for (int i = 0; i < fade; i++) {
            note[note.length - 1 - i] *= (float) i / fade;
        }
        return note;
    }

    /** Gives the loudest half second an RMS of -20 dBFS, unless the peak would be too high. */
    private static void level(float[] samples, int sampleRate) {
        int window = Math.min(samples.length, sampleRate / 2);
        double loudest = 1e-12;
        for (int at = 0; at + window <= samples.length; at += Math.max(1, window / 4)) {
            loudest = Math.max(loudest, LoopFinder.power(samples, at, window));
        }
        float factor = (float) (LEVEL / Math.sqrt(loudest));
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        factor = Math.min(factor, PEAK / Math.max(peak, 1e-9f));
        scale(samples, factor);
    }

    /** Scales to a highest amplitude. */
    static void peak(float[] samples, float wanted) {
        float peak = 1e-9f;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        scale(samples, wanted / peak);
    }

    private static void scale(float[] samples, float factor) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= factor;
        }
    }
}
