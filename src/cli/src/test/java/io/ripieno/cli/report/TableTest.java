package io.ripieno.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.Screen;
import io.ripieno.cli.report.Table.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    private final Screen screen = new Screen();
    private final Table table =
            new Table().column("name", Side.LEFT).column("n", Side.RIGHT).column("note", Side.LEFT);

    @Test
    void columnsAreAsWideAsTheirLongestCell() {
        table.row("piano", "7", "first")
                .row("a", "1234", "x")
                .print(screen.terminal().out());
        assertThat(screen.outLines()).containsExactly("name      n  note", "piano     7  first", "a      1234  x");
    }

    @Test
    void missingCellsStayEmptyAndNoLineEndsInSpaces() {
        table.row("only").row("b", "2").print(screen.terminal().out());
        assertThat(screen.outLines()).containsExactly("name  n  note", "only", "b     2");
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsOnce() {
        table.row("𝄞", "1", "clef").print(screen.terminal().out());
        assertThat(screen.outLines().get(1)).isEqualTo("𝄞     1  clef");
    }

    @Test
    void noCellDrivesTheTerminalOrBreaksItsLine() {
        table.row("\u001b[2J", "1", "a\nb")
                .row("\u202egnos", "2", "\u009b2J\t")
                .print(screen.terminal().out());
        assertThat(screen.out())
                .isEqualTo(String.join(
                        System.lineSeparator(),
                        "name   n  note",
                        "\ufffd[2J   1  a\ufffdb",
                        "\ufffdgnos  2  \ufffd2J\ufffd",
                        ""));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndCombiningMarksNone() {
        table.row("春の海", "1", "koto")
                .row("cafe\u0301", "2", "bar")
                .print(screen.terminal().out());
        assertThat(screen.outLines()).containsExactly("name    n  note", "春の海  1  koto", "cafe\u0301    2  bar");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 春の海, 春…",
        "4, 春の海, 春…",
        "5, 春の海, 春の…",
        "6, 春の海, 春の海",
        "3, 🎻🎻, 🎻…",
        "4, 🎻🎻, 🎻🎻",
        "4, 음악음악, 음…",
        "3, abcd, ab…",
        "4, abcd, abcd"
    })
    void aTextIsShortenedToColumns(int columns, String text, String shortened) {
        assertThat(Table.shorten(text, columns)).isEqualTo(shortened);
        assertThat(Table.width(shortened)).isLessThanOrEqualTo(columns);
    }

    @Test
    void linesAreCutAtColumns() {
        assertThat(table.row("春の海春の海", "1", "x").lines(9)).containsExactly("name     ", "春の海春");
    }

    @Test
    void moreCellsThanColumnsAreRefused() {
        assertThatThrownBy(() -> table.row("1", "2", "3", "4")).isInstanceOf(IllegalArgumentException.class);
    }
}
