package io.ripieno.models.data.render;

/**
 * What sound was made with, for the record of how data came to be.
 *
 * @param synthesizer name and version of the program
 * @param family fonts that share samples are of one family
 * @param file its name, empty for a generated bank
 * @param bytes its length, 0 for a generated bank
 * @param licence SPDX identifier
 * @param mayTrain whether weights made from its sound may be published under our licence
 */
public record FontUse(String synthesizer, String family, String file, long bytes, String licence, boolean mayTrain) {
    static FontUse of(String synthesizer, SoundFont font) {
        return new FontUse(synthesizer, font.family(), font.fileName(), font.bytes(), font.licence(), font.mayTrain());
    }
}
