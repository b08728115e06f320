package io.ripieno.music.score;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction in lowest terms, here mostly of quarter notes.
 *
 * @param numerator carries the sign
 * @param denominator at least 1
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);

    /** Reduces the fraction; throws {@link RationalOverflowException} if it does not fit into two longs. */
    public Rational {
        if (denominator == 0) {
            throw new ArithmeticException("The denominator of " + numerator + "/0 must not be 0.");
        }
        if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
            throw new RationalOverflowException(numerator + "/" + denominator);
        }
        long divisor = gcd(Math.abs(numerator), Math.abs(denominator));
        numerator = denominator < 0 ? -numerator / divisor : numerator / divisor;
        denominator = Math.abs(denominator) / divisor;
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(numerator, denominator);
    }

    public static Rational of(long whole) {
        return new Rational(whole, 1);
    }

    /** The exact value of a decimal number. */
    public static Rational of(BigDecimal value) {
        return value.scale() > 0
                ? reduced(value.unscaledValue(), power(value.scale()))
                : reduced(value.unscaledValue().multiply(power(-value.scale())), BigInteger.ONE);
    }

    public Rational plus(Rational other) {
        if (denominator == other.denominator) {
            long sum = numerator + other.numerator;
            if (((numerator ^ sum) & (other.numerator ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                return new Rational(sum, denominator);
            }
        }
        return fits(this) && fits(other)
                ? new Rational(
                        numerator * other.denominator + other.numerator * denominator, denominator * other.denominator)
                : reduced(
                        big(numerator)
                                .multiply(big(other.denominator))
                                .add(big(other.numerator).multiply(big(denominator))),
                        big(denominator).multiply(big(other.denominator)));
    }

    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    public Rational times(Rational other) {
        return fits(this) && fits(other)
                ? new Rational(numerator * other.numerator, denominator * other.denominator)
                : reduced(
                        big(numerator).multiply(big(other.numerator)),
                        big(denominator).multiply(big(other.denominator)));
    }

    public Rational times(long factor) {
        return times(of(factor));
    }

    /** Throws {@link ArithmeticException} if the divisor is 0. */
    public Rational dividedBy(Rational divisor) {
        return times(new Rational(divisor.denominator, divisor.numerator));
    }

    public Rational dividedBy(long divisor) {
        return times(new Rational(1, divisor));
    }

    public Rational negated() {
        return new Rational(-numerator, denominator);
    }

    /** The greatest whole number that is not above this. */
    public long floor() {
        return Math.floorDiv(numerator, denominator);
    }

    /** The least whole number that is not below this. */
    public long ceiling() {
        return -Math.floorDiv(-numerator, denominator);
    }

    /** The nearest whole number; a half goes up. */
    public long round() {
        return plus(new Rational(1, 2)).floor();
    }

    /** What is left after taking out the whole multiples of a positive modulus: at least 0, below the modulus. */
    public Rational modulo(Rational modulus) {
        return minus(modulus.times(dividedBy(modulus).floor()));
    }

    public boolean isWhole() {
        return denominator == 1;
    }

    public boolean isZero() {
        return numerator == 0;
    }

    /** -1, 0 or 1. */
    public int sign() {
        return Long.signum(numerator);
    }

    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isBefore(Rational other) {
        return compareTo(other) < 0;
    }

    public boolean isAfter(Rational other) {
        return compareTo(other) > 0;
    }

    public double toDouble() {
        return (double) numerator / denominator;
    }

    /** Never overflows. */
    @Override
    public int compareTo(Rational other) {
        if (denominator == other.denominator) {
            return Long.compare(numerator, other.numerator);
        }
        if (fits(this) && fits(other)) {
            return Long.compare(numerator * other.denominator, other.numerator * denominator);
        }
        return big(numerator)
                .multiply(big(other.denominator))
                .compareTo(big(other.numerator).multiply(big(denominator)));
    }

    /** {@code 3/2}, or {@code 2} if it is whole. */
    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }

    private static boolean fits(Rational value) {
        return value.numerator == (int) value.numerator && value.denominator <= Integer.MAX_VALUE;
    }

    private static Rational reduced(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator).max(BigInteger.ONE);
        BigInteger above = numerator.divide(divisor);
        BigInteger below = denominator.divide(divisor);
        if (above.bitLength() > 63 || below.bitLength() > 63) {
            throw new RationalOverflowException(
                    "a fraction of " + above.bitLength() + " over " + below.bitLength() + " bits");
        }
        return new Rational(above.longValue(), below.longValue());
    }

    private static BigInteger power(int exponent) {
        if (exponent > 40) {
            throw new RationalOverflowException("a decimal with an exponent of " + exponent);
        }
        return BigInteger.TEN.pow(exponent);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return Math.max(a, 1);
    }
}
