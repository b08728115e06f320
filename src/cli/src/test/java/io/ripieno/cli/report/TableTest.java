package io.ripieno.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.Screen;
import io.ripieno.cli.report.Table.Side;
import org.junit.jupiter.api.Test;

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
    void moreCellsThanColumnsAreRefused() {
        assertThatThrownBy(() -> table.row("1", "2", "3", "4")).isInstanceOf(IllegalArgumentException.class);
    }
}
