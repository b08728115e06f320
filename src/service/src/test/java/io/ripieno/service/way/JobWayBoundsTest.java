package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Warning;
import io.ripieno.service.intake.Header;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Notice;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands between a job and a record that can be told: limits, plans, and what is checked for each job. */
class JobWayBoundsTest extends AbstractWayTest {
    @Test
    void aKeyOfAnyLengthDoesNotHoldUpARecordThatIsGivenUp() throws Exception {
        byte[] key = "k".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        fixture.way.travel(delivery(key, new byte[] {7, 7, 7}, List.of(), 4));
        assertThat(fixture.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.getCode()).isEqualTo("RIP-101");
            assertThat(failure.getKey()).isNull();
            assertThat(failure.getOriginal()).isEqualTo(ByteBuffer.wrap(new byte[] {7, 7, 7}));
            String cause = failure.getCause();
            assertThat(cause).contains("300000 bytes");
            String place = cause.substring(cause.indexOf("file:"), cause.length() - 1);
            assertThat(Path.of(URI.create(place))).hasBinaryContent(key);
        });
        assertThat(fixture.sent.get(0).key()).hasSize(64);
        assertThat(committed).containsExactly(4L);
    }

    @Test
    void headersOfAnyNumberDoNotHoldUpARecordThatIsGivenUp() throws Exception {
        List<Header> headers = Collections.nCopies(300_000, new Header("", null));
        fixture.way.travel(delivery(null, new byte[200_000], headers, 4));
        assertThat(fixture.failures()).singleElement().satisfies(failure -> {
            int kept = failure.getHeaders().size();
            assertThat(kept).isBetween(1, 10_000);
            assertThat(failure.getCause()).endsWith("Of its 300000 headers " + (300_000 - kept) + " are left out.");
        });
        assertThat(committed).containsExactly(4L);
    }

    @Test
    void whatAJobHasOverItsLimitsIsCutInWhatIsTold() throws Exception {
        travel(job("j1")
                .setSubject("s".repeat(200_000))
                .setTenant("t".repeat(100_000))
                .setLabels(Map.of("a", "1", "b", "x".repeat(100_000))));
        assertThat(outcome().getFailure().getCode()).isEqualTo("RIP-103");
        assertThat(outcome().getSubject()).isEqualTo("s".repeat(200));
        assertThat(outcome().getTenant()).isEqualTo("t".repeat(200));
        assertThat(outcome().getLabels()).isEqualTo(Map.of("a", "1"));
        assertThat(fixture.failures()).singleElement().satisfies(failure -> assertThat(failure.getOriginalReference())
                .isNotNull());
        assertThat(committed).containsExactly(0L);
    }

    @Test
    void aPlanThatFailsInPassingIsMadeAgain() throws Exception {
        WayFixture.Planning planned = fixture.planning;
        fixture.planning = job -> {
            fixture.planning = planned;
            throw JobFailure.passing(Code.MODEL_LOAD, "The disk is away.", "Wait.", null);
        };
        travel(job("j1"));
        assertThat(fixture.sent).isEmpty();
        fixture.clock.forward(Duration.ofMillis(500));
        work();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(committed).containsExactly(0L);
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void aPlanThatFailsInPassingEachTimeEndsInAnOutcome() throws Exception {
        fixture.planning = job -> {
            throw JobFailure.passing(Code.MODEL_LOAD, "The disk is away.", "Wait.", null);
        };
        travel(job("j1"));
        for (int i = 0; i < 3; i++) {
            fixture.clock.forward(Duration.ofMinutes(1));
            work();
        }
        assertThat(outcome().getFailure().getCode()).isEqualTo("RIP-301");
        assertThat(outcome().getFailure().getAttempts()).isEqualTo(3);
        assertThat(committed).containsExactly(0L);
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void aFaultOfTheProgramWhilePlanningEndsInAnOutcome() throws Exception {
        fixture.planning = job -> {
            throw new IllegalStateException("A fault.");
        };
        travel(job("j1"));
        for (int i = 0; i < 3; i++) {
            fixture.clock.forward(Duration.ofMinutes(1));
            work();
        }
        assertThat(outcome().getFailure().getCode()).isEqualTo("RIP-901");
        assertThat(committed).containsExactly(0L);
    }

    @Test
    void whatIsCheckedForEachJobIsCheckedBeforeAStoredOutcomeIsAnswered() throws Exception {
        travel(job("j1"));
        work();
        fixture.check = run -> {
            throw JobFailure.invalid(Code.MEDIA_TYPE, "It is FLAC.", "Say so.");
        };
        travel(job("j2"));
        work();
        assertThat(fixture.outcomes().get(1).getFailure().getCode()).isEqualTo("RIP-221");
    }

    @Test
    void whatOneJobIsToldIsNotToldToAnotherOfTheSameWork() throws Exception {
        List<String> checkedApart = new ArrayList<>();
        fixture.computation = run ->
                WayFixture.tagged(new Notice(Code.MEDIA_TYPE, "For " + run.job().id()));
        fixture.check = run -> {
            String id = run.job().id();
            checkedApart.add(id);
            return id.equals("j2") ? List.of() : List.of(new Notice(Code.MEDIA_TYPE, "For " + id));
        };
        travel(job("j1"), job("j2"), job("j3"));
        work();
        assertThat(fixture.outcomes())
                .extracting(outcome ->
                        outcome.getWarnings().stream().map(Warning::getMessage).toList())
                .containsExactly(List.of("For j1"), List.of(), List.of("For j3"));
        assertThat(checkedApart).as("the computation checks by itself").containsExactly("j2", "j3");
    }
}
