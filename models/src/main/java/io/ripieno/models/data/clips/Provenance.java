package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.render.FontUse;
import java.util.List;

/**
 * How a library came to be, for a model's card.
 *
 * @param plan seed and counts
 * @param composer version of the phrases' rules
 * @param seen font and synthesizer of training and validation
 * @param heldOut font and synthesizer of testing
 */
public record Provenance(StemPlan plan, int composer, FontUse seen, FontUse heldOut) {
    /** Whether testing uses a font of a family that training does not. */
    public boolean isFontHeldOut() {
        return !seen.family().equals(heldOut.family());
    }

    /** Hours of stems of a split, over all instruments. */
    public double hours(Split split) {
        int instruments = Instrument.values().length;
        return (double) plan.phrases(split) * instruments * Stem.SECONDS / 3600;
    }

    /** Sentences for a card. */
    public List<String> sentences() {
        return List.of(
                "Clips are mixed from phrases of single instruments that a seeded generator composes (rules version "
                        + composer + ", seed " + plan.seed() + "); no recording of a player is among them.",
                "Training: " + plan.train() + " phrases of each instrument, rendered by " + describe(seen) + ".",
                "Validation: " + plan.validation() + " other phrases of each instrument with the same font.",
                "Test: " + plan.test() + " other phrases of each instrument, rendered by " + describe(heldOut) + "; "
                        + (isFontHeldOut()
                                ? "no sample of this font family was trained on."
                                : "the font family is the one of training."));
    }

    private static String describe(FontUse font) {
        return font.synthesizer() + " with " + (font.file().isEmpty() ? "the " : font.file() + " of the family ")
                + font.family() + " (" + font.licence() + ")";
    }

    List<String> lines() {
        return List.of(
                "seed=" + plan.seed(),
                "train=" + plan.train(),
                "validation=" + plan.validation(),
                "test=" + plan.test(),
                "composer=" + composer,
                "seen=" + line(seen),
                "heldOut=" + line(heldOut));
    }

    private static String line(FontUse font) {
        return String.join(
                "|",
                font.synthesizer(),
                font.family(),
                font.file(),
                Long.toString(font.bytes()),
                font.licence(),
                Boolean.toString(font.mayTrain()));
    }
}
