package io.ripieno.music.musicxml;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the score in an archive: by the container's first root file, or else by being the only score there. */
final class MxlContainer {
    private static final String CONTAINER = "META-INF/container.xml";
    private static final int LOOKED_AT = 4096;

    private MxlContainer() {}

    static byte[] score(Map<String, byte[]> documents, ScoreLimits limits, Notices notices) throws ScoreException {
        byte[] container = documents.get(CONTAINER);
        String wrong = "has no container.xml";
        if (container != null) {
            try {
                @Nullable String path = rootFile(container, limits);
                byte[] score = path == null ? null : documents.get(path);
                if (score != null) {
                    return score;
                }
                wrong = path == null
                        ? "has a container.xml without a root file"
                        : "has a container.xml that names \"" + Reading.brief(path) + "\", which is not there";
            } catch (ScoreException e) {
                wrong = "has a container.xml that cannot be read (" + e.getMessage() + ")";
            }
        }
        return onlyScore(documents, wrong, notices);
    }

    private static @Nullable String rootFile(byte[] container, ScoreLimits limits) throws ScoreException {
        try (XmlScanner xml = new XmlScanner(XmlText.of(container).open(), limits)) {
            if (xml.nextChild() == null) {
                return null;
            }
            XmlElement rootFiles = xml.subtree(Set.of()).child("rootfiles");
            XmlElement rootFile = rootFiles == null ? null : rootFiles.child("rootfile");
            return rootFile == null ? null : rootFile.attribute("full-path");
        }
    }

    private static byte[] onlyScore(Map<String, byte[]> documents, String wrong, Notices notices)
            throws ScoreException {
        List<Map.Entry<String, byte[]>> scores = documents.entrySet().stream()
                .filter(document -> isScore(document.getKey(), document.getValue()))
                .toList();
        if (scores.size() != 1) {
            throw new ScoreException(
                    Problem.UNREADABLE,
                    Place.WHOLE,
                    "The archive " + wrong + ", and " + scores.size()
                            + " entries look like scores: unpack it and give the one that is meant.");
        }
        notices.add(
                Place.WHOLE,
                "The archive " + wrong + ": its only score, \"" + scores.get(0).getKey() + "\", is read");
        return scores.get(0).getValue();
    }

    private static boolean isScore(String name, byte[] bytes) {
        XmlText text = XmlText.of(bytes);
        int length = Math.min(LOOKED_AT, bytes.length - text.start());
        String head = new String(bytes, text.start(), length, text.charset());
        return !name.startsWith("__MACOSX/") && (head.contains("<score-partwise") || head.contains("<score-timewise"));
    }
}
