package io.ripieno.models.data.variety;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How different pieces are.
 *
 * @param pieces at least one
 */
public record Variety(List<PieceFigures> pieces) {
    public Variety {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one piece to tell the variety of.");
        }
    }

    /** How many pieces there are of which no two are written alike. */
    public long different() {
        return pieces.stream().map(PieceFigures::digest).distinct().count();
    }

    /** In how many pieces each value occurs, in the order of the values. */
    public <T extends Comparable<T>> Map<T, Long> counts(Function<PieceFigures, Stream<T>> values) {
        return pieces.stream()
                .flatMap(piece -> values.apply(piece).distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    public Map<Integer, Long> tracks() {
        return counts(piece -> Stream.of(piece.tracks()));
    }

    /** In how many pieces each class of the tagger plays. */
    public Map<String, Long> classes() {
        return counts(piece -> piece.classes().stream().map(instrument -> instrument.label()));
    }

    public Map<String, Long> keys() {
        return counts(piece -> Stream.of(piece.key()));
    }

    public Map<String, Long> metres() {
        return counts(piece -> Stream.of(piece.metre()));
    }

    public Map<String, Long> ensembles() {
        return counts(piece -> Stream.of(piece.ensemble()));
    }

    public Map<String, Long> feels() {
        return counts(piece -> Stream.of(piece.feel()));
    }

    /**
     * How like each piece is to the one that is most like it, {@link PieceFigures#likeness}; 0 of a single piece. Compares
     * all with all.
     */
    public Spread nearest() {
        double[] nearest = new double[pieces.size()];
        for (int one = 0; one < nearest.length; one++) {
            for (int other = 0; other < one; other++) {
                double likeness = pieces.get(one).likeness(pieces.get(other));
                nearest[one] = Math.max(nearest[one], likeness);
                nearest[other] = Math.max(nearest[other], likeness);
            }
        }
        return Spread.of(Arrays.stream(nearest).boxed().toList(), Double::doubleValue);
    }

    public Spread tempo() {
        return Spread.of(pieces, PieceFigures::tempo);
    }

    public Spread polyphony() {
        return Spread.of(pieces, PieceFigures::polyphony);
    }

    public Spread density() {
        return Spread.of(pieces, PieceFigures::density);
    }

    public Spread seconds() {
        return Spread.of(pieces, PieceFigures::seconds);
    }

    /** For people. */
    public String table() {
        return String.format(Locale.ROOT, "%d pieces, %d different%n", pieces.size(), different())
                + String.format("%-24s%9s%9s%9s%9s%9s%n", "", "least", "10 %", "median", "90 %", "most")
                + row("tempo (quarters/min)", tempo())
                + row("polyphony (notes)", polyphony())
                + row("density (notes/s)", density())
                + row("length (s)", seconds())
                + row("likeness to nearest (%)", nearest().times(100))
                + row("tracks", tracks())
                + row("classes", classes())
                + row("keys", keys())
                + row("metres", metres())
                + row("ensembles", ensembles())
                + row("feels", feels());
    }

    private static String row(String name, Spread spread) {
        return String.format(
                Locale.ROOT,
                "%-24s%9.1f%9.1f%9.1f%9.1f%9.1f%n",
                name,
                spread.least(),
                spread.tenth(),
                spread.median(),
                spread.ninetieth(),
                spread.most());
    }

    private static String row(String name, Map<?, Long> counts) {
        String all = counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return name + " (" + counts.size() + "): " + all + System.lineSeparator();
    }
}
