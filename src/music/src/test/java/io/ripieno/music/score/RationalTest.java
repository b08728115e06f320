package io.ripieno.music.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {
    @Test
    void fractionsAreReducedAndCarryTheirSignAbove() {
        assertEquals("2/3", Rational.of(4, 6).toString());
        assertEquals("-1/2", Rational.of(3, -6).toString());
        assertEquals(Rational.ZERO, Rational.of(0, -5));
    }

    /** Against arithmetic on big integers, with values on both sides of what takes the short way. */
    @Test
    void arithmeticIsExact() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Rational a = any(random);
            Rational b = any(random);
            BigInteger cross = big(a.numerator()).multiply(big(b.denominator()));
            BigInteger other = big(b.numerator()).multiply(big(a.denominator()));
            BigInteger below = big(a.denominator()).multiply(big(b.denominator()));
            assertEquals(Integer.signum(cross.compareTo(other)), a.compareTo(b));
            assertSame(cross.add(other), below, () -> a.plus(b));
            assertSame(cross.subtract(other), below, () -> a.minus(b));
            assertSame(big(a.numerator()).multiply(big(b.numerator())), below, () -> a.times(b));
        }
    }

    private static void assertSame(BigInteger above, BigInteger below, Supplier<Rational> result) {
        BigInteger divisor = above.gcd(below);
        if (above.divide(divisor).bitLength() > 63 || below.divide(divisor).bitLength() > 63) {
            assertThrows(RationalOverflowException.class, result::get);
        } else {
            assertEquals(
                    above.divide(divisor) + "/" + below.divide(divisor),
                    result.get().numerator() + "/" + result.get().denominator());
        }
    }

    private static Rational any(Random random) {
        int shift = random.nextInt(62);
        return Rational.of(
                random.nextLong() >> (1 + random.nextInt(62)),
                1 + (random.nextLong() >>> (1 + shift)) % (Long.MAX_VALUE - 1));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    @ParameterizedTest
    @CsvSource({"7,2,3,4,4", "-7,2,-4,-3,-3", "6,2,3,3,3", "-1,3,-1,0,0", "1,2,0,1,1"})
    void wholePartsLieBelowAndAbove(long numerator, long denominator, long floor, long ceiling, long round) {
        Rational value = Rational.of(numerator, denominator);
        assertEquals(floor, value.floor());
        assertEquals(ceiling, value.ceiling());
        assertEquals(round, value.round());
    }

    @Test
    void moduloIsWhatIsLeftOfABar() {
        assertEquals(Rational.of(3, 2), Rational.of(11, 2).modulo(Rational.of(4)));
        assertEquals(Rational.of(7, 2), Rational.of(-1, 2).modulo(Rational.of(4)));
    }

    @ParameterizedTest
    @CsvSource({"1.5,3/2", "0.333,333/1000", "1e3,1000", "-0.25,-1/4", "120,120"})
    void decimalsAreTakenAtTheirExactValue(BigDecimal decimal, String fraction) {
        assertEquals(fraction, Rational.of(decimal).toString());
    }

    @ParameterizedTest
    @CsvSource({"1e30", "1e-30", "1e999999999", "1e-999999999"})
    void decimalsThatDoNotFitAreRefused(BigDecimal decimal) {
        var error = assertThrows(RationalOverflowException.class, () -> Rational.of(decimal));
        assertThat(error).hasMessageEndingWith("Maybe the file is damaged: check its durations.");
    }
}
