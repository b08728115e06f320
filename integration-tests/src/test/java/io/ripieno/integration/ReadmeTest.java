package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.topics.TopicTable;
import io.ripieno.integration.system.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the front page shows is what is compiled and what the catalogue says. */
class ReadmeTest {
    private static final Pattern PROGRAM =
            Pattern.compile("<!-- (?:producer|consumer): (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TOPICS =
            Pattern.compile("<!-- topics -->\n(.*?)<!-- end of topics -->", Pattern.DOTALL);

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Checkout.root().resolve("README.md"));
    }

    @Test
    void producerAndConsumerAreTheProgramsThatThisModuleCompiles() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        Matcher blocks = PROGRAM.matcher(readme);
        while (blocks.find()) {
            shown.put(blocks.group(1), blocks.group(2));
        }
        assertThat(shown).hasSize(2);
        for (Map.Entry<String, String> block : shown.entrySet()) {
            Path source = Checkout.root().resolve(block.getKey());
            assertThat(block.getValue()).as(block.getKey()).isEqualTo(Files.readString(source));
            List<String> lines =
                    block.getValue().lines().filter(line -> !line.isBlank()).toList();
            assertThat(lines).as("lines of " + block.getKey()).hasSizeLessThanOrEqualTo(30);
            assertThat(lines.stream().filter(line -> line.startsWith("import io.ripieno.")))
                    .allMatch(line -> line.startsWith("import io.ripieno.contract."));
        }
    }

    @Test
    void theTableOfTopicsIsTheCatalogue() {
        Matcher table = TOPICS.matcher(readme);
        assertThat(table.find()).isTrue();
        assertThat(table.group(1).strip())
                .isEqualTo(TopicTable.markdown(TopicCatalogue.all()).strip());
    }
}
