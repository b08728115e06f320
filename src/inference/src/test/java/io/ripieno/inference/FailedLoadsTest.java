package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.work.BackOff;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedLoadsTest {
    private static final ModelRef MODEL = ModelRef.of("m", 1);

    private final AtomicLong now = new AtomicLong();
    private final FailedLoads loads =
            new FailedLoads(new BackOff(Duration.ofSeconds(1), 2, Duration.ofSeconds(3)), now::get);

    @Test
    void aModelThatFailedIsLeftAloneForEverLongerUpToABound() {
        for (int seconds : new int[] {1, 2, 3, 3}) {
            loads.failed(MODEL, new ModelException(Problem.GOLDEN, "It answers otherwise."));
            assertThatThrownBy(() -> loads.check(MODEL))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("It answers otherwise. Loading it is tried again in " + 1000 * seconds + " ms.");
            now.addAndGet(Duration.ofSeconds(seconds).toNanos() - 1);
            assertThatThrownBy(() -> loads.check(MODEL)).isInstanceOf(ModelException.class);
            now.addAndGet(1);
            assertThatCode(() -> loads.check(MODEL)).doesNotThrowAnyException();
        }
    }

    @Test
    void oneThatLoadedBeginsAnew() {
        ModelException why = new ModelException(Problem.OUT_OF_MEMORY, "Too large.");
        loads.failed(MODEL, why);
        loads.failed(MODEL, why);
        loads.loaded(MODEL);
        assertThatCode(() -> loads.check(MODEL)).doesNotThrowAnyException();
        loads.failed(MODEL, why);
        assertThatThrownBy(() -> loads.check(MODEL)).hasMessageContaining("in 1000 ms");
    }

    @Test
    void oneThatIsNotThereIsLookedForEachTime() {
        loads.failed(MODEL, new ModelException(Problem.MISSING, "There is none."));
        assertThatCode(() -> loads.check(MODEL)).doesNotThrowAnyException();
    }
}
