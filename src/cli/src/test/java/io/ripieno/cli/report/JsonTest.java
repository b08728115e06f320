package io.ripieno.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.Screen;
import io.ripieno.contract.v1.Progress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String HOSTILE = "\u001b[2J\n\u007f\u009b\u202e 春 \"\\ \ud834\udd1e \udb40\udc41 \ud834";

    private final Screen screen = new Screen();

    @Test
    void whatIsNotPlainIsEscapedAndComesBackAsItWas() throws Exception {
        String line = Json.line(Map.of("text", HOSTILE));
        assertThat(line)
                .isEqualTo("{\"text\":\"\\u001B[2J\\n\\u007f\\u009b\\u202e 春 \\\"\\\\ 𝄞 \\udb40\\udc41 \\ud834\"}");
        assertThat(new ObjectMapper().readTree(line).at("/text").asText()).isEqualTo(HOSTILE);
    }

    @Test
    void documentsKeepTheirLayout() throws Exception {
        Json.print(screen.terminal().out(), Map.of("text", HOSTILE));
        assertThat(screen.outLines()).hasSize(3);
        assertThat(new ObjectMapper().readTree(screen.out()).at("/text").asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void recordsComeBackAsTheyWere() {
        assertThat(Json.of(Progress.newBuilder().setSubject(HOSTILE.strip()).build())
                        .at("/subject")
                        .asText())
                .isEqualTo(HOSTILE.strip());
    }
}
