package io.ripieno.inference;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.cost.CostKey;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.tagging.FrontEndCost;
import io.ripieno.music.mel.FrontEnds;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the work of taggers on the host costs, kept in the table beside the runs; no graph has a name with a colon. */
final class HostCosts {
    private static final String RUNTIME = "java " + Runtime.version();
    private static final String RESAMPLING = "host:resampling";
    private static final String FRONT_END = "host:front-end";

    private final CostTable costs;
    private final Device processor;

    /** @param processor by whose clock the work is measured */
    HostCosts(CostTable costs, Device processor) {
        this.costs = costs;
        this.processor = processor;
    }

    /**
     * As it was kept, if a look now shows nothing else, or measured now; null for a model that is no tagger or has no
     * front end that is known here.
     */
    @Nullable
    FrontEndCost of(ModelManifest model) {
        AudioSpec audio = model.audio();
        if (!model.task().equals(ModelManifest.TAGGING) || audio == null || !isKnown(audio)) {
            return null;
        }
        CostKey resampling = key(model, RESAMPLING, "44100x2 to " + audio.sampleRate());
        CostKey frontEnd = key(model, FRONT_END, audio.frontEnd());
        Optional<RunCost> perSecond = costs.find(resampling);
        Optional<RunCost> perWindow = costs.find(frontEnd);
        FrontEndCost kept = perSecond.isPresent() && perWindow.isPresent()
                ? new FrontEndCost(perSecond.get().seconds(1), perWindow.get().seconds(1))
                : FrontEndCost.UNKNOWN;
        FrontEndCost measured = FrontEndCost.measure(audio, processor::costNanos, kept);
        if (!measured.equals(kept)) {
            costs.put(resampling, ofOne(measured.perSecond()));
            costs.put(frontEnd, ofOne(measured.perWindow()));
        }
        return measured;
    }

    /** One that is not is refused when somebody wants to tag with the model. */
    private static boolean isKnown(AudioSpec audio) {
        try {
            return FrontEnds.create(audio.frontEnd()).minimumSamples() <= audio.windowSamples();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private CostKey key(ModelManifest model, String work, String what) {
        return new CostKey(model.digest(), work, what, processor.hardware(), RUNTIME);
    }

    private static RunCost ofOne(double seconds) {
        return new RunCost(new TreeMap<>(Map.of(1, seconds)));
    }
}
