package io.ripieno.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeOptionsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"PT10M, 600", "10m, 600", "90s, 90", "2h, 7200", "1h30m, 5400", "2d, 172800", "pt1h, 3600"})
    void aLengthIsReadInIsoFormAndShort(String text, long seconds) {
        assertThat(new TimeOptions.Length().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "ten", "-5m", "0s", "P1Y"})
    void whatIsNoLengthGreaterThanZeroIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> new TimeOptions.Length().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "' is not a length of time such as 90s, 10m, 2h");
    }

    @Test
    void aDeadlineIsAPointOfTimeOrCountsFromNow() {
        assertThat(TimeOptions.deadline("2026-02-01T00:00:00+01:00", NOON))
                .isEqualTo(Instant.parse("2026-01-31T23:00:00Z"));
        assertThat(TimeOptions.deadline("PT10M", NOON)).isEqualTo(Instant.parse("2026-01-31T12:10:00Z"));
    }

    @Test
    void aDeadlineThatHasPassedOrIsNoTimeIsRefused() {
        assertThatThrownBy(() -> TimeOptions.deadline("2026-01-31T11:59:59Z", NOON))
                .hasMessage("'2026-01-31T11:59:59Z' has passed; name a time to come");
        assertThatThrownBy(() -> TimeOptions.deadline("-1m", NOON)).hasMessageContaining("has passed");
        assertThatThrownBy(() -> TimeOptions.deadline("2026-13-01", NOON))
                .hasMessageContaining("'2026-13-01' is neither a point of time such as 2026-01-31T12:00:00Z nor");
    }

    @Test
    void sinceCountsBackFromNow() {
        var since = new TimeOptions.Since();
        assertThat(since.convert("2026-01-31T12:00:00Z")).isEqualTo(NOON.instant());
        assertThat(Duration.between(since.convert("2h"), Instant.now()))
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(5));
    }
}
