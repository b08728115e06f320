package io.ripieno.music.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers notices: each message once, with its first place and how often it came, at most 200 of them. */
public final class Notices {
    private static final int MOST = 200;

    private record First(Place place, int times) {}

    private final Map<String, First> messages = new LinkedHashMap<>();

    public void add(Place place, String message) {
        First before = messages.get(message);
        if (before != null) {
            messages.put(message, new First(before.place(), before.times() + 1));
        } else if (messages.size() < MOST) {
            messages.put(message, new First(place, 1));
        }
    }

    public List<Notice> all() {
        return messages.entrySet().stream()
                .map(entry -> new Notice(entry.getValue().place(), counted(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static String counted(String message, First first) {
        return first.times() == 1 ? message : message + " (" + first.times() + " times, first here)";
    }
}
