package io.ripieno.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void keysAreSortedAndNothingIsPadded() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", 1);
        object.put("a", Map.of("y", 0.5, "b", true));
        object.put("list", List.of("x", 2.0));
        object.put("none", List.of());
        object.put("empty", Map.of());
        assertThat(CanonicalJson.of(object))
                .isEqualTo("{\"a\":{\"b\":true,\"y\":0.5},\"empty\":{},\"list\":[\"x\",2.0],\"none\":[],\"z\":1}");
    }

    @Test
    void textIsEscaped() {
        assertThat(CanonicalJson.of(Map.of("a\"b", "c\\d\n"))).isEqualTo("{\"a\\\"b\":\"c\\\\d\\u000a\"}");
    }
}
