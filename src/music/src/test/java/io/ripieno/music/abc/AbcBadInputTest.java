package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ripieno.music.score.Measured;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Tune;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbcBadInputTest {
    /** Far above what reading takes, so that only a hang goes over it. */
    private static final Duration HANG = Duration.ofSeconds(30);

    private static final String HEADER = "X:1\nM:4/4\nL:1/8\nK:C\n";
    private static final String SIGNS = "[](){}|:\"!+-<>/^_=&\\%\n123";
    private static final int MILLION = 1_000_000;

    private static final String BOOK = """
            X:1
            T:First
            M:6/8
            L:1/8
            Q:3/8=120
            P:AB
            K:Dmix
            P:A
            |:"D"d2e f>ga|(3def {g}A2- A2z|1 [DFA]3 "A7/c+"^c3:|2 d6||
            P:B
            [K:Em]~e2 .f !trill!g(a/b/)|[M:3/4] c'2 B,2 & G4|[V:2] z2 x2 Z|]

            X:2
            T:Second
            M:C|
            K:none
            ABcd efga|+CEG+2 (5cdefg z3 :: c8 |[1,3 _B8 :|[2 =b8 |]
            """;

    @Test
    void mutatedTextsGiveAScoreOrATypedError() {
        assertTimeoutPreemptively(HANG, () -> {
            int refused = 0;
            Measured measured = new Measured("mutated ABC texts");
            for (int seed = 0; seed < 800; seed++) {
                String text = mutated(new Random(seed));
                for (Tune tune : measured.of("seed " + seed, () -> AbcText.tunes(text))) {
                    if (tune instanceof Tune.Refused bad) {
                        refused++;
                        assertThat(bad.problem().problem())
                                .isIn(Problem.UNREADABLE, Problem.UNSUPPORTED, Problem.TOO_LARGE);
                        assertThat(bad.problem()).hasMessageMatching("(?s)(line \\d+.*: )?.*: .*\\.");
                    } else if (tune instanceof Tune.Read good) {
                        assertPlaysOutOrIsRefused(good.score());
                    }
                }
            }
            measured.report();
            assertThat(refused).isBetween(100, 1500);
        });
    }

    private static void assertPlaysOutOrIsRefused(Score score) {
        try {
            assertThat(PlayedParts.of(score, ScoreLimits.DEFAULT).isFolded()).isFalse();
        } catch (ScoreException e) {
            assertThat(e.problem()).isIn(Problem.TOO_LARGE, Problem.UNPLAYABLE);
            assertThat(e).hasMessageMatching("(?s).*: .*\\.");
        }
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(BOOK);
        int changes = 1 + random.nextInt(12);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 3));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 ->
                    text.insert(at, (char) (random.nextInt(8) == 0 ? random.nextInt(65536) : 32 + random.nextInt(95)));
                case 2 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(50)));
                case 3 -> text.insert(at, random.nextLong() >>> random.nextInt(60));
                default -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[[[c]]]; UNREADABLE; line 5, column 2: A chord is opened inside of a chord: close the first one with ].",
                "[ceg | c; UNREADABLE; line 5, column 6: A chord is not closed: end it with ].",
                "{{c}}; UNREADABLE; line 5, column 2: Grace notes are opened inside of grace notes: close the first with }.",
                "c {gf; UNREADABLE; line 5, column 6: Grace notes are not closed: end them with }.",
                "\"Am c; UNREADABLE; line 5, column 1: A text in quotes (Am c) is not closed: end it with \".",
                "(1000000000 c; TOO_LARGE; line 5, column 2: The number of a tuplet's p is over 65536: write a smaller one.",
                "(3:2:1001 c; UNREADABLE; line 5, column 1: A tuplet is written (3:2:1001: write numbers from 1 to 1000.",
                "(11 c; UNREADABLE; line 5, column 1: A tuplet of 11 does not say how many notes it takes the time of: write (11:q.",
                "c1099511627776; TOO_LARGE; line 5, column 2: The number of a note length is over 65536: write a smaller one.",
                "c/1099511627776; TOO_LARGE; line 5, column 3: The number of a note length is over 65536: write a smaller one.",
                "c/0; UNREADABLE; line 5, column 2: A note length is 1/0: write positive numbers.",
                "Z1000000000; TOO_LARGE; line 5, column 2: The number of a count of bars is over 65536: write a smaller one.",
                "c|1-65 d; UNREADABLE; line 5, column 3: An ending is numbered 1-65: number endings from 1 to 64.",
                "^/c; UNSUPPORTED; line 5, column 1: A microtone is written before a note: write it as one of ^^ ^ = _ __.",
                "(&c & d&); UNSUPPORTED; line 5, column 1: An overlay of several bars (& ... &) is used: write its bars as a voice of their own.",
                "c''''''; UNREADABLE; line 5, column 1: The octave marks of a note lead outside of MIDI's octaves -1 to 9: remove some of them.",
                "c>>>>>>>d; UNREADABLE; line 5, column 2: A broken rhythm has 7 signs: write up to 6.",
                "[K:C; UNREADABLE; line 5, column 1: The field [K:C is not closed: end it with ].",
                "[K:Cfoo]; UNREADABLE; line 5, column 1: The key Cfoo has the mode \"foo\": write one of major, minor or m, dor, phr, lyd, mix, aeo, loc, ion, exp.",
                "[M:1/8589934592]; UNREADABLE; line 5, column 1: The metre M:1/8589934592 is not understood: write beats over a power of two up to 256, such as 6/8 or 2+3/8, or C, C| or none.",
                "[L:1/0]; UNREADABLE; line 5, column 1: The unit note length L:1/0 is not understood: write a fraction from 1/1 to 1/1024, such as 1/8."
            },
            quoteCharacter = '`')
    void whatIsWrongIsNamedWithItsPlace(String body, Problem problem, String message) {
        assertRefused(HEADER + body, problem, message);
    }

    @Test
    void aTuneWithoutAKeyIsRefusedAndTheNextIsRead() {
        List<Tune> tunes = AbcText.tunes("X:1\nT:No key\nabc|\n\nX:2\nK:C\nabc|\n\nX:3\nK:C\n[c\n\nX:4\nK:C\nabc|");

        assertThat(tunes).hasSize(4);
        assertThat(tunes.get(0))
                .isInstanceOfSatisfying(
                        Tune.Refused.class,
                        bad -> assertThat(bad.problem())
                                .hasMessage(
                                        "line 1: The tune has no key, so its header does not end: add a line such as K:C before its music."));
        assertThat(tunes.get(1)).isInstanceOf(Tune.Read.class);
        assertThat(tunes.get(2)).isInstanceOf(Tune.Refused.class);
        assertThat(tunes.get(3)).isInstanceOf(Tune.Read.class);
        assertThat(tunes.get(3).place()).hasToString("line 13");
    }

    @Test
    void aTextWithoutATuneIsRefused() {
        assertRefused(
                "Dear reader",
                Problem.UNREADABLE,
                "\"test.abc\" has no tune: begin each with a line X: and its number, and end its header with a line K: and"
                        + " its key.");
    }

    @Test
    void aMillionBracketsAreRefused() {
        assertRefused(
                HEADER + "[".repeat(MILLION),
                Problem.TOO_LARGE,
                "line 5: The line has 1000000 characters, over the limit of 100000: break it.");
        assertRefused(
                HEADER + ("[".repeat(50_000) + "\n").repeat(20),
                Problem.UNREADABLE,
                "line 5, column 2: A chord is opened inside of a chord: close the first one with ].");
    }

    @Test
    void endlessPartsAreRefused() {
        assertRefused(
                "X:1\nP:((((A9)9)9)9)9\nK:C\nP:A\nabc|",
                Problem.TOO_LARGE,
                "line 2, column 1: The order of parts ((((A9)9)9)9)9 gives over 20000 parts: write a shorter one.");
        assertRefused(
                "X:1\nP:" + "(".repeat(40) + "A" + ")".repeat(40) + "\nK:C\nabc|",
                Problem.TOO_LARGE,
                "line 2, column 1: The order of parts " + "(".repeat(40)
                        + "... nests over 32 parentheses: write it flatter.");
        assertRefused(
                "X:1\nP:A)\nK:C\nabc|",
                Problem.UNREADABLE,
                "line 2, column 1: The order of parts A) closes a parenthesis that is not open: remove it.");
        assertRefused(
                "X:1\nP:(AB\nK:C\nabc|",
                Problem.UNREADABLE,
                "line 2, column 1: The order of parts (AB leaves a parenthesis open: close it with ).");
    }

    @Test
    void aLineOfTenMegabytesIsRefused() {
        assertRefused(
                HEADER + "abcd ".repeat(2 * MILLION),
                Problem.TOO_LARGE,
                "line 1: The tune has 10000020 characters and its file's header 0, over the limits of 4000000 and 20000:"
                        + " split it.");
    }

    @Test
    void endlessMusicIsRefused() {
        assertRefused(
                HEADER + "a|\n".repeat(50_000),
                Problem.TOO_LARGE,
                "line 20005, column 2: The score has at least 20001 measures, over the limit of 20000. Maybe it is damaged:"
                        + " if not, split it or raise the limit on measures.");
        assertRefused(
                HEADER + "abcdefga\n".repeat(50_000),
                Problem.TOO_LARGE,
                "line 25005, column 1: The score has at least 200001 notes, rests and signs, over the limit of 200000. Maybe it is"
                        + " damaged: if not, split it or raise the limit on notes, rests and signs.");
        assertRefused(
                HEADER + "a65536|\n".repeat(100),
                Problem.TOO_LARGE,
                "line 1: The score has at least 229376 quarter notes, over the limit of 200000. Maybe it is damaged: if not,"
                        + " split it or raise the limit on quarter notes.");
    }

    @Test
    void noteLengthsThatDoNotAddUpAreRefused() {
        StringBuilder body = new StringBuilder(HEADER);
        for (int divisor = 3; divisor < 2000; divisor += 2) {
            body.append("a/").append(divisor).append(' ');
        }
        assertRefused(
                body.toString(),
                Problem.TOO_LARGE,
                "line 5, column 47: A time of 409716583/669278610 quarter notes, beside others in 1/3724680960, is finer than the"
                        + " limit of 1/4294967296 of a quarter note. Maybe it is damaged: correct its durations, or"
                        + " quantise the score.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "]", "|:", "?", "\"Am\"", "{a}", "(3", "&", "[K:G]", "!fine!", "-", ">", "\"", "+ab", "!a",
                "[V:1]", "%", "\\", "_"
            })
    void manyOfOneSignEndInTime(String sign) {
        String line = sign.repeat(90_000 / sign.length()) + "\n";
        assertTimeoutPreemptively(HANG, () -> {
            List<Tune> tunes = AbcText.tunes(HEADER + line.repeat(4));
            assertThat(tunes).hasSize(1);
        });
    }

    private static void assertRefused(String text, Problem problem, String message) {
        List<Tune> tunes = assertTimeoutPreemptively(HANG, () -> AbcText.tunes(text));
        assertThat(tunes.get(0)).isInstanceOfSatisfying(Tune.Refused.class, refused -> {
            ScoreException error = refused.problem();
            assertThat(error).hasMessage(message);
            assertThat(error.problem()).isEqualTo(problem);
        });
    }

    @Test
    void aFileOfOverAHundredThousandTunesIsRefusedBehindThem() {
        String header = "T:a\n".repeat(4_900) + "\n";
        AtomicInteger tunes = new AtomicInteger();
        AtomicReference<Tune> last = new AtomicReference<>();
        assertTimeoutPreemptively(HANG, () -> new AbcReader()
                .tunes(AbcText.source(header + "X:\n".repeat(1_000_000)), ScoreLimits.DEFAULT)
                .forEach(tune -> {
                    tunes.incrementAndGet();
                    last.set(tune);
                }));

        assertThat(tunes).hasValue(100_001);
        assertThat(last.get()).isInstanceOfSatisfying(Tune.Refused.class, bad -> assertThat(bad.problem())
                .hasMessage("line 104902: The score has at least 100001 tunes, over the limit of 100000. Maybe it is"
                        + " damaged: if not, split it or raise the limit on tunes."));
    }

    @Test
    void aBrokenHeaderOfAFileRefusesEachOfItsTunes() {
        assertThat(AbcText.tunes("M:x\n\nX:1\nK:C\nabc|\n\nX:2\nK:C\nabc|\n"))
                .hasSize(2)
                .allSatisfy(tune -> assertThat(tune)
                        .isInstanceOfSatisfying(Tune.Refused.class, bad -> assertThat(bad.problem())
                                .hasMessageStartingWith("line 1, column 1: The metre M:x")));
    }

    @Test
    void tunesDoNotChangeTheHeaderOfTheirFile() {
        List<Tune> tunes = AbcText.tunes("T:Book\nO:Here\nL:1/4\nQ:1/4=90\n%%MIDI program 7\n\n"
                + "X:1\nT:One\nL:1/8\nQ:1/4=60\nO:There\n+:and there\nU:T=!fine!\nK:C\nTc8|\n\nX:2\nK:C\nTc4|\n");

        Score second = ((Tune.Read) tunes.get(1)).score();
        assertThat(second.metadata().title()).isEqualTo("Book");
        assertThat(second.metadata().other()).containsExactly(Map.entry("origin", "Here"));
        assertThat(second.tempos().at(Rational.ZERO)).isEqualTo(Rational.of(90));
        assertThat(second.parts().get(0).instrument().program()).isEqualTo(7);
        assertThat(second.measures().get(0).barlines().marks()).isEmpty();
        assertThat(AbcText.durations(second)).isEqualTo("4");
    }

    @Test
    void tooManyBytesAreRefused() {
        ScoreLimits limits = new ScoreLimits(10, 1, 1, 1, 1, 1, 1, 1);

        assertThat(new AbcReader().tunes(AbcText.source(HEADER), limits))
                .singleElement()
                .isInstanceOfSatisfying(
                        Tune.Refused.class,
                        bad -> assertThat(bad.problem().problem()).isEqualTo(Problem.TOO_LARGE));
    }
}
