package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.augment.Augmentation;
import io.ripieno.models.data.augment.Augmented;
import io.ripieno.models.data.augment.RoomSet;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.StemFormat;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a piece sound: a font for each track, a stem from each, every stem at its level and place and in its room, and the
 * mix as their sum.
 * Safe for use by several threads.
 */
public final class PieceRenderer {
    private static final double TAIL_SECONDS = 1.5;
    private static final double FADE_SECONDS = 0.05;
    private static final int ROOMS = 48;
    private static final long ROOMS_SEED = 7;
    private static final float SILENT = 1e-5f;

    private final Sounds sounds;
    private final RenderSettings settings;
    private final RoomSet rooms;

    public PieceRenderer(Sounds sounds, RenderSettings settings) {
        this.sounds = sounds;
        this.settings = settings;
        rooms = new RoomSet(settings.sampleRate(), settings.channels(), ROOMS, ROOMS_SEED);
    }

    /** What it may play with. */
    public List<FontUse> fonts() {
        return sounds.all().stream().map(Sound::font).toList();
    }

    /**
     * @param seed of fonts, levels, places and augmentation
     * @throws SynthesisException if a sound is missing, fails or gives nothing for a track that has notes
     */
    public RenderedPiece render(Arrangement arrangement, long seed) throws SynthesisException {
        Dice dice = new Dice(seed);
        List<Sound> drawn = sounds.draw(arrangement, settings.fonts(), dice);
        int rate = settings.sampleRate();
        int frames = (int) Math.round((arrangement.seconds() + TAIL_SECONDS) * rate);
        List<float[][]> dry = play(arrangement, drawn, new StemFormat(rate, settings.channels(), frames));
        for (int i = 0; i < dry.size(); i++) {
            check(arrangement.tracks().get(i), drawn.get(i), dry.get(i));
        }
        double[] pans = new MixingDesk(settings, dice).place(arrangement.tracks(), dry);
        Augmented augmented = Augmentation.draw(settings.strength(), dry.size(), rooms, dice.seed())
                .apply(dry);
        List<PieceStem> stems = new ArrayList<>();
        for (int i = 0; i < dry.size(); i++) {
            float[][] samples = augmented.stems().get(i);
            Samples.fadeOut(samples, (int) (FADE_SECONDS * rate));
            stems.add(new PieceStem(
                    arrangement.tracks().get(i),
                    drawn.get(i).font(),
                    MixingDesk.level(samples, rate),
                    pans[i],
                    samples));
        }
        float[][] mix = Samples.sum(augmented.stems());
        Samples.fadeOut(augmented.mix(), (int) (FADE_SECONDS * rate));
        Activity activity = ActivityMeter.measure(stems, mix, rate);
        return new RenderedPiece(arrangement, seed, rate, stems, mix, augmented.mix(), activity);
    }

    /** Tracks that share a sound are played by it together, which starts once. */
    private static List<float[][]> play(Arrangement arrangement, List<Sound> drawn, StemFormat format)
            throws SynthesisException {
        Map<Sound, List<Integer>> tracks = new IdentityHashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            tracks.computeIfAbsent(drawn.get(i), sound -> new ArrayList<>()).add(i);
        }
        float[][][] stems = new float[drawn.size()][][];
        for (Map.Entry<Sound, List<Integer>> each : tracks.entrySet()) {
            List<Integer> indices = each.getValue();
            List<float[][]> played = each.getKey()
                    .play(indices.stream().map(arrangement.tracks()::get).toList(), format);
            for (int i = 0; i < indices.size(); i++) {
                stems[indices.get(i)] = played.get(i);
            }
        }
        return List.of(stems);
    }

    private static void check(Track track, Sound sound, float[][] stem) throws SynthesisException {
        if (!track.notes().isEmpty() && Samples.peak(stem) < SILENT) {
            throw new SynthesisException(
                    Problem.SILENT,
                    "Program " + track.program() + " of " + sound.font().family() + " is silent for " + track.name()
                            + ". Name a font that has this program within its range.");
        }
    }
}
