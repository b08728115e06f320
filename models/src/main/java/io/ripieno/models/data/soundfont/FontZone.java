package io.ripieno.models.data.soundfont;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A zone of a preset or an instrument (SoundFont Technical Specification 2.04, section 8.1): what is said of its sound,
 * and modulators as they are stored.
 */
@SuppressWarnings("ArrayRecordComponent")
record FontZone(List<Generator> generators, byte[] modulators) {
    static final int INSTRUMENT = 41;
    static final int KEYS = 43;
    static final int VELOCITIES = 44;
    static final int SAMPLE = 53;
    static final int SAMPLE_MODE = 54;
    static final int ROOT = 58;

    /** @param amount the two bytes of it, without a sign */
    record Generator(int number, int amount) {}

    FontZone {
        generators = List.copyOf(generators);
    }

    OptionalInt amount(int number) {
        return generators.stream()
                .filter(each -> each.number() == number)
                .mapToInt(Generator::amount)
                .findFirst();
    }

    int lowKey() {
        return amount(KEYS).orElse(127 << 8) & 127;
    }

    int highKey() {
        return amount(KEYS).orElse(127 << 8) >> 8;
    }

    boolean holds(int key) {
        return lowKey() <= key && key <= highKey();
    }

    /** For other keys; their range is what a zone must begin with. */
    FontZone over(int low, int high) {
        List<Generator> others = new ArrayList<>();
        others.add(new Generator(KEYS, high << 8 | low));
        generators.stream().filter(each -> each.number() != KEYS).forEach(others::add);
        return new FontZone(others, modulators);
    }

    FontZone with(int number, int amount) {
        return new FontZone(
                generators.stream()
                        .map(each -> each.number() == number ? new Generator(number, amount) : each)
                        .toList(),
                modulators);
    }

    FontZone without(Set<Integer> numbers) {
        return new FontZone(
                generators.stream()
                        .filter(each -> !numbers.contains(each.number()))
                        .toList(),
                modulators);
    }
}
