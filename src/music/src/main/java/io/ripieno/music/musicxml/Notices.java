package io.ripieno.music.musicxml;

import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read otherwise than it stands: each kind once, with its first place and how often it came. */
final class Notices {
    private static final int MOST = 200;

    private record First(Place place, int times) {
        First again() {
            return new First(place, times + 1);
        }
    }

    private final Map<String, First> kinds = new LinkedHashMap<>();

    void add(XmlElement at, String message) {
        add(at.place(), message);
    }

    void add(Place place, String message) {
        First before = kinds.get(message);
        if (before != null) {
            kinds.put(message, before.again());
        } else if (kinds.size() < MOST) {
            kinds.put(message, new First(place, 1));
        }
    }

    List<Notice> all() {
        return kinds.entrySet().stream()
                .map(kind -> new Notice(
                        kind.getValue().place(),
                        message(kind.getKey(), kind.getValue().times())))
                .toList();
    }

    private static String message(String message, int times) {
        return times == 1 ? message : message + " (" + times + " times, first here)";
    }
}
