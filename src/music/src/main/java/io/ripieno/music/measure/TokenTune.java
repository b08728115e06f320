package io.ripieno.music.measure;

import java.util.ArrayList;
import java.util.List;

/** A tune as bars of tokens. */
public record TokenTune(List<TokenBar> bars) {
    /** Bars of a window as inpainting uses them. */
    public static final int WINDOW = 16;

    public TokenTune {
        bars = List.copyOf(bars);
    }

    /** Windows of sixteen bars, none overlapping. */
    public List<List<TokenBar>> windows() {
        return windows(WINDOW, WINDOW);
    }

    /**
     * Stretches of bars. The first begins one bar before the tune; what lies before is {@link TokenBar#START}, what lies
     * behind {@link TokenBar#END}.
     *
     * @param size bars of a window
     * @param step bars from the start of one window to that of the next
     */
    public List<List<TokenBar>> windows(int size, int step) {
        if (size < 1 || step < 1) {
            throw new IllegalArgumentException(
                    "windows of %d bars every %d; both are at least 1".formatted(size, step));
        }
        List<List<TokenBar>> windows = new ArrayList<>();
        for (int first = -1; first < bars.size(); first += step) {
            List<TokenBar> window = new ArrayList<>(size);
            for (int bar = first; bar < first + size; bar++) {
                window.add(bar < 0 ? TokenBar.START : bar < bars.size() ? bars.get(bar) : TokenBar.END);
            }
            windows.add(List.copyOf(window));
        }
        return windows;
    }
}
