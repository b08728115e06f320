package io.ripieno.music.score;

import io.ripieno.music.score.RandomScores.Feature;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Puts playable repeats, endings and jumps on the bar lines of measures. */
final class RandomSigns {
    private final Random random;
    private final Set<Feature> features;
    private final List<Measure> measures;
    private final int last;

    RandomSigns(Random random, Set<Feature> features, List<Measure> measures) {
        this.random = random;
        this.features = features;
        this.measures = measures;
        this.last = measures.size() - 1;
    }

    /** @param first the first measure that a repeat may begin with */
    void put(int first) {
        if (features.contains(Feature.REPEATS) && random.nextBoolean() && last >= first + 3) {
            repeat(first + random.nextInt(last - first - 2));
        } else if (features.contains(Feature.JUMPS) && random.nextBoolean() && last >= first + 3) {
            jump(first);
        }
    }

    private void repeat(int start) {
        boolean counted = features.contains(Feature.REPEAT_COUNTS);
        int times = counted ? 2 + random.nextInt(3) : 2;
        boolean wide = counted && start + 4 <= last && random.nextBoolean();
        int end = start + (wide ? 2 : 1);
        mark(start, at(start).withStartRepeat());
        mark(end, at(end).withEndRepeat(times));
        if (random.nextBoolean()) {
            List<Integer> all = List.of(1, 2, 3, 4).subList(0, times);
            for (int under = start + 1; under <= end; under++) {
                mark(under, at(under).withEndings(all.subList(0, times - 1)));
            }
            for (int under = end + 1; under <= end + (wide ? 2 : 1); under++) {
                mark(under, at(under).withEndings(List.of(times)));
            }
        }
    }

    private void jump(int first) {
        boolean toSegno = random.nextBoolean();
        int segno = toSegno ? first + random.nextInt(2) : 0;
        if (toSegno) {
            mark(segno, at(segno).with(Mark.SEGNO));
        }
        int leave = segno + random.nextInt(last - segno - 1);
        int jump = last;
        if (random.nextBoolean()) {
            mark(leave, at(leave).with(Mark.FINE));
        } else {
            jump = leave + 1 + random.nextInt(last - leave - 1);
            mark(leave, at(leave).with(Mark.TO_CODA));
            mark(jump + 1, at(jump + 1).with(Mark.CODA));
        }
        mark(jump, at(jump).with(toSegno ? Mark.DAL_SEGNO : Mark.DA_CAPO));
    }

    private Barlines at(int index) {
        return measures.get(index).barlines();
    }

    private void mark(int index, Barlines barlines) {
        measures.set(index, measures.get(index).with(barlines));
    }
}
