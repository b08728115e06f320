package io.ripieno.music.score;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What stands at the bar lines of a measure and above it.
 *
 * @param startRepeat whether a repeated section begins with this measure
 * @param endRepeat how often the section that ends here is played in all, 0 without a sign, 2 for a plain one
 * @param endings the passes in which this measure is played (numbers in the volta bracket above it), empty without one;
 *     every measure under a bracket carries them
 * @param marks segno, coda and jumps
 * @param style of the bar line at the end
 */
public record Barlines(boolean startRepeat, int endRepeat, SortedSet<Integer> endings, Set<Mark> marks, Style style) {
    /** The bar line at a measure's end, repeat dots apart. */
    public enum Style {
        REGULAR,
        DOUBLE,
        FINAL
    }

    public static final Barlines PLAIN = new Barlines(false, 0, new TreeSet<>(), Set.of(), Style.REGULAR);

    public Barlines {
        if (endRepeat < 0) {
            throw new IllegalArgumentException("endRepeat (" + endRepeat + ") must not be negative.");
        }
        endings = Collections.unmodifiableSortedSet(new TreeSet<>(endings));
        marks = marks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(marks));
        if (!endings.isEmpty() && endings.first() < 1) {
            throw new IllegalArgumentException("endings (" + endings + ") are counted from 1.");
        }
    }

    public Barlines withStartRepeat() {
        return new Barlines(true, endRepeat, endings, marks, style);
    }

    public Barlines withEndRepeat(int times) {
        return new Barlines(startRepeat, times, endings, marks, style);
    }

    public Barlines withEndings(Collection<Integer> numbers) {
        return new Barlines(startRepeat, endRepeat, new TreeSet<>(numbers), marks, style);
    }

    public Barlines with(Mark mark) {
        Set<Mark> more = EnumSet.of(mark);
        more.addAll(marks);
        return new Barlines(startRepeat, endRepeat, endings, more, style);
    }

    public Barlines with(Style style) {
        return new Barlines(startRepeat, endRepeat, endings, marks, style);
    }

    public boolean has(Mark mark) {
        return marks.contains(mark);
    }

    /** Whether unfolding has nothing to do here. */
    public boolean isPlain() {
        return !startRepeat && endRepeat == 0 && endings.isEmpty() && marks.isEmpty();
    }
}
