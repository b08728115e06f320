package io.ripieno.models.data.augment;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.music.decode.UnshelteredCodec.Kind;
import java.util.ArrayList;
import java.util.List;

/** Draws augmentations. */
final class Draw {
    private final Strength strength;
    private final RoomSet rooms;
    private final Dice dice;
    private final int sampleRate;

    Draw(Strength strength, RoomSet rooms, Dice dice) {
        this.strength = strength;
        this.rooms = rooms;
        this.dice = dice;
        this.sampleRate = rooms.sampleRate();
    }

    Augmentation augmentation(int stems) {
        double uniform = dice.between(0, 1);
        if (strength == Strength.LEVEL_ONLY) {
            return new Augmentation(List.of(), List.of(), null, null, List.of(), -0.4 - 12 * uniform);
        }
        boolean any = strength == Strength.ANY_RECORDING;
        int room = dice.chance(any ? 0.6 : 0.5) ? dice.whole(0, rooms.size() - 1) : -1;
        List<List<Effect>> players = new ArrayList<>();
        for (int stem = 0; stem < stems; stem++) {
            players.add(player(room, any));
        }
        List<Effect> colour = dice.chance(0.6) ? List.of(microphone(any)) : List.of();
        return new Augmentation(
                players,
                colour,
                dice.chance(any ? 0.6 : 0.3) ? noise(any) : null,
                dice.chance(0.35) ? compressor() : null,
                any ? processing() : List.of(),
                any ? -0.4 - 36 * uniform * uniform : -0.4 - 12 * uniform);
    }

    private List<Effect> player(int room, boolean any) {
        List<Effect> effects = new ArrayList<>();
        if (dice.chance(0.7)) {
            double most = any ? 9 : 5;
            effects.add(new Equaliser(List.of(
                    Biquad.highShelf(sampleRate, dice.between(500, 3500), dice.between(-0.8 * most, 0.8 * most)),
                    Biquad.peak(
                            sampleRate,
                            150 * Math.pow(35, dice.between(0, 1)),
                            dice.between(-most, most),
                            dice.between(0.5, 3)))));
        }
        if (any && dice.chance(0.06)) {
            effects.add(new Saturation((float) dice.between(0.5, 3)));
        }
        if (dice.chance(0.15)) {
            effects.add(compressor());
        }
        if (room >= 0) {
            effects.add(rooms.response(room, dice.whole(0, RoomSet.PLACES - 1)));
        }
        return effects;
    }

    /** A roll-off below, a presence peak, a shelf, as microphones and their preamplifiers have. */
    private Equaliser microphone(boolean any) {
        List<Biquad> bands = new ArrayList<>();
        if (dice.chance(0.5)) {
            bands.add(Biquad.highPass(sampleRate, dice.between(30, any ? 250 : 90)));
        }
        double most = any ? 8 : 4;
        bands.add(Biquad.peak(
                sampleRate, dice.between(2000, 0.4 * sampleRate), dice.between(-3, most), dice.between(0.5, 1.5)));
        if (dice.chance(0.5)) {
            bands.add(Biquad.highShelf(sampleRate, dice.between(1500, 5500), dice.between(-1.5 * most, most)));
        }
        if (dice.chance(0.4)) {
            bands.add(Biquad.lowShelf(sampleRate, dice.between(80, 500), dice.between(-most, most)));
        }
        if (any && dice.chance(0.3)) {
            bands.add(Biquad.peak(
                    sampleRate, 100 * Math.pow(40, dice.between(0, 1)), dice.between(-10, 8), dice.between(1, 5)));
        }
        return new Equaliser(bands);
    }

    private Noise noise(boolean any) {
        return new Noise(
                sampleRate, dice.pick(List.of(NoiseColour.values())), dice.between(any ? 15 : 40, 65), dice.seed());
    }

    private Compressor compressor() {
        return new Compressor(
                sampleRate,
                dice.between(-35, -12),
                1.5 * Math.pow(8, dice.between(0, 1)),
                dice.between(0, 12),
                dice.between(0.001, 0.03),
                dice.between(0.05, 0.5));
    }

    private List<Effect> processing() {
        List<Effect> effects = new ArrayList<>();
        if (dice.chance(0.15)) {
            effects.add(new Saturation((float) dice.between(0.3, 3)));
        }
        if (dice.chance(0.2)) {
            effects.add(new NarrowBand(sampleRate, Math.min(sampleRate, dice.oneOf(6000, 8000, 11025, 12000))));
        }
        if (dice.chance(0.25)) {
            effects.add(dice.chance(0.5) ? new TransformCodec(sampleRate, dice.between(1.0, 8)) : fileCodec());
        }
        return effects;
    }

    /** Codecs that give the same every time; AAC fills bands with noise of its own. */
    private FileCodec fileCodec() {
        Kind kind = dice.oneOf(Kind.MP3, Kind.MP3, Kind.OPUS);
        int bitRate =
                sampleRate < 32_000 ? dice.oneOf(24_000, 32_000, 48_000, 64_000) : dice.oneOf(64_000, 96_000, 128_000);
        return new FileCodec(sampleRate, kind, bitRate);
    }
}
