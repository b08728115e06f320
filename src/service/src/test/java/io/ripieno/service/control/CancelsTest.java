package io.ripieno.service.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.run.Jobs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelsTest {
    private final Cancels cancels = new Cancels(3);

    @Test
    void asManyAreRememberedAsWereSetAndThenTheOldestIsForgotten() {
        add("a", "b", "c", "a", "d");
        assertThat(cancels.remembered()).isEqualTo(3);
        assertThat(List.of("a", "b", "c", "d")).filteredOn(this::isRemembered).containsExactly("a", "c", "d");
    }

    @Test
    void onlyTheJobThatIsNamedIsMeant() {
        add("a");
        assertThat(cancels.of("a", delivery("a"))).isPresent();
        assertThat(cancels.of("ab", delivery("ab"))).isEmpty();
    }

    @Test
    void whoeverListensHearsOnceItIsRemembered() {
        List<Boolean> heard = new ArrayList<>();
        cancels.listen(cancel -> heard.add(isRemembered(cancel.jobId())));
        add("a");
        assertThat(heard).containsExactly(true);
    }

    private void add(String... jobs) {
        for (String job : jobs) {
            cancels.add(new Cancel(job, "", Jobs.NOW));
        }
    }

    private boolean isRemembered(String job) {
        return cancels.of(job, delivery(job)).isPresent();
    }

    private static Delivery delivery(String job) {
        return Jobs.job(job).delivery();
    }
}
