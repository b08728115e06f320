package io.ripieno.music.musicxml;

import io.ripieno.music.musicxml.MeasureDraft.Timed;
import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a score in the making. A repeat or a new metre inside a measure splits it in two, of which the second
 * is not counted; unless the whole measure is a full bar of the old metre or of the new one, which then has it alone.
 */
final class MeasureLine {
    private final Reading reading;
    private final List<Rational> starts = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final RoadMap roadMap = new RoadMap();
    private Rational end = Rational.ZERO;
    private Metre metre = Metre.FOUR_FOUR;

    MeasureLine(Reading reading) {
        this.reading = reading;
    }

    /** Where a measure of the file begins. */
    Rational start(int index) {
        return starts.get(index);
    }

    List<Measure> measures() {
        return roadMap.applied(measures);
    }

    /** Adds the shares of the parts in one measure. */
    void add(List<MeasureDraft> shares) throws ScoreException {
        MeasureDraft first = shares.get(0);
        TreeMap<Rational, Metre> metres = new TreeMap<>();
        for (MeasureDraft share : shares) {
            for (Timed<Metre> change : share.metres) {
                metres.putIfAbsent(change.at(), change.value());
            }
        }
        metre = metres.getOrDefault(Rational.ZERO, metre);
        Rational length = length(shares);
        Map.@Nullable Entry<Rational, Metre> late = metres.lowerEntry(length);
        if (late != null && metre.length().equals(length)) {
            metres.headMap(length).clear();
            metres.putIfAbsent(length, late.getValue());
        } else if (late != null && late.getValue().length().equals(length)) {
            metre = late.getValue();
            metres.headMap(length).clear();
        }
        starts.add(end);
        Rational from = Rational.ZERO;
        for (Rational to : bounds(shares, metres, length)) {
            metre = metres.getOrDefault(from, metre);
            boolean split = from.sign() > 0;
            measures.add(new Measure(
                    first.label, end.plus(from), to.minus(from), metre, first.implicit || split, Barlines.PLAIN));
            from = to;
        }
        for (Metre later : metres.tailMap(length, true).values()) {
            metre = later;
        }
        for (MeasureDraft share : shares) {
            roadMap.add(share, end, length);
        }
        end = end.plus(length);
        reading.limits().checkTime(first.tag.place(), end);
        reading.limits().checkMeasures(first.tag.place(), measures.size());
    }

    private Rational length(List<MeasureDraft> shares) {
        Rational length = shares.stream().map(share -> share.length(metre)).reduce(Rational.ZERO, Rational::max);
        if (length.isZero()) {
            return metre.length();
        }
        boolean oneMetre = shares.stream().allMatch(share -> share.metres.stream()
                .allMatch(change -> change.at().isZero()));
        if (oneMetre && metre.sign() != Metre.Sign.FREE && length.isAfter(metre.length())) {
            reading.notices().add(shares.get(0).tag, "A measure holds more than its metre: kept as long as it is");
        }
        return length;
    }

    /** Where the pieces end into which repeats and metres split a measure. */
    private static TreeSet<Rational> bounds(
            List<MeasureDraft> shares, TreeMap<Rational, Metre> metres, Rational length) {
        TreeSet<Rational> bounds = new TreeSet<>(metres.keySet());
        for (MeasureDraft share : shares) {
            for (BarSign sign : share.signs) {
                @Nullable Rational at = sign.at();
                if (at != null && !(sign instanceof BarSign.Jump)) {
                    bounds.add(at);
                }
            }
        }
        TreeSet<Rational> inside = new TreeSet<>(bounds.subSet(Rational.ZERO, false, length, false));
        inside.add(length);
        return inside;
    }
}
