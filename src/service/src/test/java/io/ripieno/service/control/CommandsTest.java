package io.ripieno.service.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.metrics.JobMetrics;
import io.ripieno.service.run.Jobs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final Cancels cancels = new Cancels(10);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Commands commands = new Commands(WireDecoder.of(Control.class), cancels, new JobMetrics(registry));

    @Test
    void aCancellationIsRememberedWithItsReasonAndTheTimeOfItsRecord() {
        obey(Wire.encode(control("a").setReason("sent twice").build()));
        assertThat(cancel("a")).contains(new Cancel("a", "sent twice", Jobs.NOW));
        assertThat(counted("cancel")).isEqualTo(1);
    }

    @Test
    void aReasonOfAnyLengthIsCut() {
        obey(Wire.encode(control("a").setReason("r".repeat(10_000)).build()));
        assertThat(cancel("a")).get().extracting(Cancel::reason).isEqualTo("r".repeat(200));
    }

    @Test
    void whatIsNoCommandIsPassedOver() {
        obey(null);
        obey(new byte[0]);
        obey(new byte[] {1, 2, 3});
        obey(Wire.encode(Job.newBuilder().setJobId("a").build()));
        obey(Wire.encode(control("a").setCommand(ControlCommand.UNSPECIFIED).build()));
        obey(Wire.encode(control(" ").build()));
        obey(Wire.encode(control("a".repeat(201)).build()));
        assertThat(cancels.remembered()).isZero();
        assertThat(counted("passed_over")).isEqualTo(7);
        assertThat(registry.find("ripieno.commands").tag("command", "cancel").counter())
                .isNull();
    }

    private static Control.Builder control(String jobId) {
        return Control.newBuilder().setCommand(ControlCommand.CANCEL).setJobId(jobId);
    }

    private void obey(byte @Nullable [] value) {
        commands.obey(new ControlRecord(new Origin("ripieno.control.v1", 0, 0), value, Jobs.NOW));
    }

    private Optional<Cancel> cancel(String jobId) {
        return cancels.of(jobId, Jobs.job(jobId).delivery());
    }

    private double counted(String word) {
        return registry.get("ripieno.commands").tag("command", word).counter().count();
    }
}
