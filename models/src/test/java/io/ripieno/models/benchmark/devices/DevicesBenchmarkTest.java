package io.ripieno.models.benchmark.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.benchmark.BenchmarkCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class DevicesBenchmarkTest {
    @Test
    @Timeout(60)
    void severalDevicesAreKeptAtWork() throws Exception {
        StringWriter text = new StringWriter();
        CommandLine line = new CommandLine(new BenchmarkCommand());
        line.setOut(new PrintWriter(text));
        assertThat(line.execute("devices", "--devices", "1,2", "--seconds", "1.5", "--json"))
                .isZero();

        JsonNode document = new ObjectMapper().readTree(text.toString());
        assertThat(document.get("devices.busy").doubleValue()).isBetween(0.0, 1.01);
        JsonNode base = document.at("/fleets/0");
        assertThat(base.get("devices").intValue()).isEqualTo(1);
        assertThat(base.get("room").intValue()).isEqualTo(6);
        JsonNode two = document.at("/fleets/2");
        assertThat(two.get("room").intValue()).isEqualTo(4);
        assertThat(document.get("devices.scale").doubleValue())
                .isEqualTo(two.get("work").doubleValue() / base.get("work").doubleValue());
        assertThat(two.get("devices").intValue()).isEqualTo(2);
        assertThat(two.get("work").doubleValue()).isPositive();
        assertThat(two.get("fill").doubleValue()).isBetween(0.01, 1.0);
        assertThat(two.at("/admission/running").intValue()).isBetween(1, 128);
        assertThat(two.at("/admission/outstanding").doubleValue()).isBetween(1e-3, 32.0);
    }
}
