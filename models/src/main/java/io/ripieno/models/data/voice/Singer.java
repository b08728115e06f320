package io.ripieno.models.data.voice;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.voice.Syllable.Onset;
import java.util.List;

/** One who sings one line of notes. */
final class Singer {
    /** Samples between which pitch, strength and vowel are steered. */
    private static final int STEP = 32;

    private final VoiceType type;
    private final Traits traits;
    private final int sampleRate;
    private final Dice dice;
    private final VocalTract tract;
    private final GlottalPulse soft;
    private final GlottalPulse loud;

    private double phase;
    private double periodFactor = 1;
    private double strengthFactor = 1;
    private double strength;
    private double drift;
    private double vibratoPhase;
    private float hissBefore;

    Singer(VoiceType type, Traits traits, int sampleRate, Dice dice) {
        this.type = type;
        this.traits = traits;
        this.sampleRate = sampleRate;
        this.dice = dice;
        this.tract = new VocalTract(sampleRate);
        this.soft = new GlottalPulse(Math.min(2.6, traits.rd() * 1.3));
        this.loud = new GlottalPulse(Math.max(0.4, traits.rd() * 0.75));
    }

    /**
     * Sings into a signal, adding to it.
     *
     * @param line syllables in order, none of which begins before the one before it has begun
     * @param delay seconds by which this singer comes late
     */
    void sing(List<Syllable> line, double delay, float[] out, float gain) {
        int current = -1;
        for (int at = 0; at < out.length; at += STEP) {
            double now = (double) at / sampleRate - delay;
            while (current + 1 < line.size()
                    && line.get(current + 1).note().start() - lead(line.get(current + 1)) <= now) {
                current++;
            }
            if (current < 0) {
                continue;
            }
            Syllable syllable = line.get(current);
            boolean over = now > syllable.note().end() + 0.8 && strength < 1e-4;
            if (!over) {
                Syllable before = current > 0 ? line.get(current - 1) : syllable;
                step(syllable, before, now, out, at, Math.min(out.length, at + STEP), gain);
            }
        }
    }

    /** What hisses is begun before the note, so that the vowel is in time. */
    private static double lead(Syllable syllable) {
        return syllable.onset() == Onset.FRICATIVE || syllable.onset() == Onset.PLOSIVE ? syllable.seconds() : 0;
    }

    private void step(Syllable syllable, Syllable before, double now, float[] out, int from, int to, float gain) {
        SungNote note = syllable.note();
        double since = now - note.start();
        double hertz = 440 * Math.pow(2, (pitch(syllable, before, now) - 69) / 12);
        boolean hissing = lead(syllable) > 0 && since < 0;
        boolean sounding = now < note.end() && !hissing;
        double wanted = sounding ? Math.pow(note.velocity() / 127.0, 1.4) : 0;
        double seconds = wanted > strength ? 0.035 : sounding ? 0.1 : hissing ? 0.02 : 0.06;
        double reach = -Math.expm1(-STEP / (seconds * sampleRate));
        double was = strength;
        strength += reach * (wanted - strength);
        boolean closed = syllable.onset() == Onset.NASAL && since < syllable.seconds();
        tract.move(type, traits, syllable.vowel(), 0.06, hertz, closed ? 1 : 0);
        double hiss = hissing ? hiss(syllable) * Math.pow(note.velocity() / 127.0, 1.2) : 0;
        float[] dark = soft.table(hertz * 1.1, sampleRate);
        float[] bright = loud.table(hertz * 1.1, sampleRate);
        double brightness = Math.min(1, 1.3 * strength);
        for (int i = from; i < to; i++) {
            double level = was + (strength - was) * (i - from) / STEP;
            phase += hertz * periodFactor / sampleRate;
            if (phase >= 1) {
                phase -= 1;
                periodFactor = 1 + traits.jitter() * dice.normal();
                strengthFactor = 1 + traits.shimmer() * dice.normal();
            }
            double pulse =
                    GlottalPulse.at(dark, phase) * (1 - brightness) + GlottalPulse.at(bright, phase) * brightness;
            double white = dice.between(-1, 1);
            double open = phase < 0.6 ? 1 : 0.3;
            double voiced = tract.next(level * strengthFactor * (pulse + traits.breath() * open * white));
            float noise = (float) (hiss * white);
            float high = noise - 0.7f * hissBefore;
            hissBefore = noise;
            out[i] += gain * (float) (voiced + high);
        }
    }

    private static double hiss(Syllable syllable) {
        return syllable.onset() == Onset.PLOSIVE ? 0.12 : 0.05;
    }

    /** In keys of MIDI with a fraction: slur or scoop, vibrato, and a slow drift. */
    private double pitch(Syllable syllable, Syllable before, double now) {
        SungNote note = syllable.note();
        double since = now - note.start();
        double pitch = note.key();
        if (syllable.slurred()) {
            double share = Math.max(0, Math.min(1, since / traits.portamento() + 0.3));
            pitch = before.note().key() + (note.key() - before.note().key()) * share * share * (3 - 2 * share);
        } else {
            pitch -= traits.scoop() / 100 * Math.exp(-Math.max(0, since) / 0.05);
        }
        double stepSeconds = (double) STEP / sampleRate;
        drift += -drift * stepSeconds / 0.5 + 0.1 * Math.sqrt(stepSeconds) * dice.normal();
        vibratoPhase += traits.vibratoHertz() * stepSeconds * (1 + 0.25 * dice.normal());
        double grown = Math.max(0, Math.min(1, since / traits.vibratoOnset()));
        double vibrato = traits.vibratoCents() / 100 * grown * grown * Math.sin(2 * Math.PI * vibratoPhase);
        return pitch + vibrato + drift;
    }
}
