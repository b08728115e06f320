package io.ripieno.cli.tag;

import io.ripieno.inference.tagging.Tagging;
import io.ripieno.music.audio.AudioInfo;
import java.nio.file.Path;

/** What came of one recording. */
sealed interface TagResult {
    Path file();

    /** @param workSeconds on the wall clock, from opening the file on */
    record Tagged(Path file, AudioInfo info, Tagging tagging, double workSeconds) implements TagResult {}

    /** @param problem for the user; it names the file */
    record Untaggable(Path file, String problem) implements TagResult {}
}
