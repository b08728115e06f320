package io.ripieno.music.dmelodies;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the arrays mean; written beside them as JSON, since pickled objects are for Python alone.
 *
 * @param metadata what the data set is
 * @param noteToIndex token of each name
 * @param indexToNote name of each token
 * @param latents names and sizes of the factors, and the names of their values, in the order of the columns
 */
record DatasetInfo(
        @JsonProperty("metadata") Map<String, Object> metadata,
        @JsonProperty("note2index") Map<String, Integer> noteToIndex,
        @JsonProperty("index2note") Map<Integer, String> indexToNote,
        @JsonProperty("latents") List<Latent> latents) {
    record Latent(String name, int size, List<String> values) {}

    static DatasetInfo of(MelodyVocabulary vocabulary) {
        Map<String, Integer> noteToIndex = new LinkedHashMap<>();
        Map<Integer, String> indexToNote = new TreeMap<>();
        for (String name : vocabulary.names()) {
            indexToNote.put(noteToIndex.size(), name);
            noteToIndex.put(name, noteToIndex.size());
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("title", "dMelodies");
        metadata.put(
                "description",
                "All two-bar melodies of four arpeggios that nine independent factors define, made anew from their definition.");
        metadata.put("version", 1);
        metadata.put("definition", "Pati, Gururani and Lerch: dMelodies, ISMIR 2020, arXiv 2007.15067");
        metadata.put(
                "score_array",
                "int32, %d melodies of %d tokens, one each eighth".formatted(Melodies.COUNT, Melody.SLOTS));
        metadata.put("latent_array", "int32, the melodies' factors; the last one moves fastest");
        return new DatasetInfo(
                metadata,
                noteToIndex,
                indexToNote,
                Stream.of(Factor.values())
                        .map(factor -> new Latent(factor.label(), factor.size(), factor.valueNames()))
                        .toList());
    }
}
