package io.ripieno.cli.watch;

import static io.ripieno.cli.watch.News.NOON;
import static io.ripieno.cli.watch.News.outcome;
import static io.ripieno.cli.watch.News.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.Screen;
import io.ripieno.cli.report.Table;
import io.ripieno.contract.text.PlainText;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.ProgressStage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(5), ZoneOffset.UTC);

    private final Screen screen = new Screen(true);

    @Test
    void jobsAreShownInRowsThatAreDrawnOverWhenTheyChange() {
        var live = new LiveTable(screen.terminal(), 10, CLOCK);
        var table = new JobTable(List.of(), 100, live, CLOCK);
        table.progressed(progress("a", ProgressStage.COMPUTING, 5, 1));
        live.tick(table);
        assertThat(lines())
                .containsExactly(
                        "job  subject    task     state      seconds  progress or cause",
                        "a    song of a  tagging  computing      4.0  [#####.....]  50 %",
                        "1 running");
        int drawn = screen.err().length();
        live.tick(table);
        assertThat(screen.err()).hasSize(drawn);

        table.ended(outcome("a", OutcomeStatus.FAILED, 3));
        live.tick(table);
        assertThat(screen.err().substring(drawn)).startsWith("\u001b[3A\r\u001b[J");
        assertThat(lines()).endsWith("0 running, 1 failed").anySatisfy(line -> assertThat(line)
                .startsWith("a    song of a  tagging  failed")
                .contains("3.0  The recording is damaged. Se"));
    }

    @Test
    void longIdsAndSubjectsAreShortenedSoThatTheStateIsSeen() {
        var live = new LiveTable(screen.terminal(), 10, CLOCK);
        var table = new JobTable(List.of(), 100, live, CLOCK);
        table.progressed(progress("bb808467-86d6-4f09-b1d9-72d89bbb1d62", ProgressStage.COMPUTING, 5, 1));
        live.tick(table);
        assertThat(lines().get(1))
                .isEqualTo("bb808467-…  song of bb808…  tagging  computing      4.0  [#####.....]  50 %");
    }

    @Test
    void noMoreRowsAreDrawnThanTheTerminalIsHighAndNoLineIsWiderThanIt() {
        var live = new LiveTable(screen.terminal(), 1000, CLOCK);
        var table = new JobTable(List.of(), 100, live, CLOCK);
        for (int i = 0; i < 50; i++) {
            table.ended(outcome("job-" + i + "-" + "x".repeat(60), OutcomeStatus.FAILED, 3));
        }
        live.tick(table);
        assertThat(lines())
                .hasSize(23)
                .allMatch(line -> line.length() < 80)
                .endsWith("0 running, 50 failed (29 not shown)");
    }

    @Test
    void namesOfOthersNeitherDriveTheTerminalNorBreakTheRows() {
        var live = new LiveTable(screen.terminal(), 10, CLOCK);
        var table = new JobTable(List.of(), 100, live, CLOCK);
        var hostile = outcome("\u001b[2J\n", OutcomeStatus.FAILED, 3);
        hostile.setSubject("\u202esong\u009b1A");
        hostile.getFailure().setCause("bad\nworse " + "悪".repeat(40));
        table.ended(hostile);
        live.tick(table);
        assertThat(lines()).hasSize(3).allSatisfy(line -> {
            assertThat(PlainText.of(line)).isEqualTo(line);
            assertThat(Table.width(line)).isLessThan(80);
        });
        assertThat(lines().get(1))
                .startsWith("\ufffd[2J\ufffd  \ufffdsong\ufffd1A  tagging")
                .contains("bad\ufffdworse 悪");
        live.close(table);
        assertThat(screen.err().lastIndexOf("\u001b[3A\r\u001b[J")).isPositive();
    }

    @Test
    void wideSubjectsAreShortenedByTheirColumns() {
        var live = new LiveTable(screen.terminal(), 10, CLOCK);
        var table = new JobTable(List.of(), 100, live, CLOCK);
        var wide = progress("bb808467-86d6-4f09-b1d9-72d89bbb1d62", ProgressStage.COMPUTING, 5, 1);
        wide.setSubject("春の海".repeat(4));
        table.progressed(wide);
        live.tick(table);
        assertThat(lines().get(1)).isEqualTo("bb808467-…  春の海春の海…  tagging  computing      4.0  [#####.....]  50 %");
    }

    private List<String> lines() {
        String err = screen.err();
        return err.substring(err.lastIndexOf("\u001b[J") + 3).lines().toList();
    }
}
