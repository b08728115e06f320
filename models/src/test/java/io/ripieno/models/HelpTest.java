package io.ripieno.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {
    @Test
    void eachTextOfHelpCanBePrintedAsTheFormatForWhichItIsTaken() {
        List<String> texts = new ArrayList<>();
        collect(Main.command(), texts);
        assertThat(texts).hasSizeGreaterThan(100).allSatisfy(text -> assertThatCode(() -> String.format(text))
                .doesNotThrowAnyException());
    }

    private static void collect(CommandLine command, List<String> texts) {
        CommandSpec spec = command.getCommandSpec();
        texts.addAll(List.of(spec.usageMessage().description()));
        texts.addAll(List.of(spec.usageMessage().footer()));
        for (ArgSpec arg : spec.args()) {
            texts.addAll(List.of(arg.description()));
        }
        command.getSubcommands().values().forEach(each -> collect(each, texts));
    }
}
