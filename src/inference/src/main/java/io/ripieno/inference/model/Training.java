package io.ripieno.inference.model;

import java.util.List;

/**
 * How the weights came to be.
 *
 * @param recipe that made them
 * @param network its name
 * @param seed of the run
 * @param commit of the code that ran
 * @param data what was learnt and measured on
 */
public record Training(String recipe, String network, long seed, String commit, List<Dataset> data) {
    public Training {
        data = List.copyOf(data);
    }

    /**
     * A set of clips or of sounds that clips were made from.
     *
     * @param name of the data
     * @param description what it is and how it was used
     * @param licence SPDX identifier or name
     * @param source where it comes from
     * @param splits how it was divided; empty where it went into clips of another entry
     */
    public record Dataset(String name, String description, String licence, String source, List<Split> splits) {
        public Dataset {
            splits = List.copyOf(splits);
        }
    }

    /**
     * A part of a dataset.
     *
     * @param name for example {@code train}
     * @param clips how many
     * @param seconds of audio in all
     */
    public record Split(String name, int clips, double seconds) {}
}
