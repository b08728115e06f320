package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Leaves an instrument of a font only what it plays at a few keys, and lets that sound at all keys around, as
 * synthesizers with little memory do: formants, noise and loops move with the key. Keys in the middle of the compass are
 * drawn more often than those at its ends.
 */
final class FewZones {
    private FewZones() {}

    /** The zone of an instrument that holds for all others; it comes first and has no sample. */
    static Optional<FontZone> common(FontTree.Part instrument) {
        return instrument.zones().stream()
                .limit(1)
                .filter(zone -> zone.amount(FontZone.SAMPLE).isEmpty())
                .findFirst();
    }

    /**
     * @param keys at most
     * @param root the key that a zone's sample was recorded at
     */
    static FontTree.Part of(FontTree.Part instrument, int keys, ToIntFunction<FontZone> root, Dice dice) {
        List<FontZone> all = instrument.zones().stream()
                .filter(zone -> zone.amount(FontZone.SAMPLE).isPresent())
                .toList();
        List<Integer> places = places(all, root);
        if (places.size() <= keys) {
            return instrument;
        }
        int lowest = all.stream().mapToInt(FontZone::lowKey).min().orElse(0);
        int highest = all.stream().mapToInt(FontZone::highKey).max().orElse(127);
        List<Integer> chosen = new ArrayList<>();
        for (int part = 0; part < keys; part++) {
            List<Integer> some = places.subList(part * places.size() / keys, (part + 1) * places.size() / keys);
            chosen.add(some.get((int) (some.size() * (dice.between(0, 1) + dice.between(0, 1)) / 2)));
        }
        List<FontZone> kept = new ArrayList<>(common(instrument).stream().toList());
        for (int i = 0; i < chosen.size(); i++) {
            int key = chosen.get(i);
            int low = i == 0 ? lowest : (chosen.get(i - 1) + key) / 2 + 1;
            int high = i == chosen.size() - 1 ? highest : (key + chosen.get(i + 1)) / 2;
            all.stream().filter(zone -> zone.holds(key)).forEach(zone -> kept.add(zone.over(low, high)));
        }
        return instrument.with(kept);
    }

    /** Where samples are at home, or as near as their zones reach. */
    private static List<Integer> places(List<FontZone> zones, ToIntFunction<FontZone> root) {
        Stream<Integer> homes =
                zones.stream().map(zone -> Math.max(zone.lowKey(), Math.min(zone.highKey(), root.applyAsInt(zone))));
        return List.copyOf(homes.collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }
}
