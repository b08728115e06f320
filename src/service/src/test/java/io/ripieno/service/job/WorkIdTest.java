package io.ripieno.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.Excerpt;
import io.ripieno.store.blob.Sha256;
import java.net.URI;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkIdTest {
    private static final String MODEL = "1".repeat(64);
    private static final String PARAMETERS = "{\"topN\":0}";
    private static final Input WHOLE = input("2", "", Excerpt.WHOLE);

    /**
     * SHA-256 of "ripieno-work\n2\ntagging\n1\n1...1\n{\"topN\":0}\n1\nAUDIO\n\n2...2\n0.0\nInfinity\n", computed with
     * {@code sha256sum}.
     */
    @Test
    void staysTheSameFromReleaseToRelease() {
        assertThat(WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(WHOLE))
                        .hex())
                .isEqualTo("5b595ace09e429bf8f3316a07638145761dbe8e35c2a8ea8cb544c225fcb3a6e");
    }

    @Test
    void differsWithEverythingThatChangesTheResult() {
        Input other = input("3", "", Excerpt.WHOLE);
        assertThat(Set.of(
                        WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(WHOLE)),
                        WorkId.of(Task.SEPARATION, List.of(MODEL), PARAMETERS, List.of(WHOLE)),
                        WorkId.of(Task.TAGGING, List.of("3".repeat(64)), PARAMETERS, List.of(WHOLE)),
                        WorkId.of(Task.TAGGING, List.of(), PARAMETERS, List.of(WHOLE)),
                        WorkId.of(Task.TAGGING, List.of(MODEL), "{\"topN\":1}", List.of(WHOLE)),
                        WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(other)),
                        WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(WHOLE, other)),
                        WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(other, WHOLE)),
                        WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(input("2", "", new Excerpt(1, 2)))),
                        WorkId.of(
                                Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(input("2", "bass", Excerpt.WHOLE)))))
                .hasSize(10);
    }

    @Test
    void differsWithItemAndPart() {
        assertThat(Set.of(
                        WorkId.of(Task.EVALUATION, List.of(), "", List.of(belonging("", ""))),
                        WorkId.of(Task.EVALUATION, List.of(), "", List.of(belonging("a", ""))),
                        WorkId.of(Task.EVALUATION, List.of(), "", List.of(belonging("", "a"))),
                        WorkId.of(Task.EVALUATION, List.of(), "", List.of(belonging("a", "a"))),
                        WorkId.of(Task.EVALUATION, List.of(), "", List.of(belonging("a\npart a", "")))))
                .hasSize(5);
    }

    private static Input belonging(String item, String part) {
        return new Input(
                InputRole.EVALUATED, "reference", item, part, WHOLE.content(), Excerpt.WHOLE, OptionalDouble.empty());
    }

    @Test
    void doesNotDependOnWhereTheInputLies() {
        Input moved = new Input(
                InputRole.AUDIO,
                "",
                new Content.Referenced(
                        URI.create("file:///elsewhere.flac"), new Sha256("2".repeat(64)), 1, "audio/flac"),
                Excerpt.WHOLE,
                OptionalDouble.of(3));
        assertThat(WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(moved)))
                .isEqualTo(WorkId.of(Task.TAGGING, List.of(MODEL), PARAMETERS, List.of(WHOLE)));
    }

    @Test
    void namesCannotPretendToBeFurtherFields() {
        String pretending = "\n" + "2".repeat(64);
        assertThat(WorkId.of(Task.TAGGING, List.of(), "", List.of(input("2", pretending, Excerpt.WHOLE))))
                .isNotEqualTo(WorkId.of(Task.TAGGING, List.of(), "", List.of(WHOLE, WHOLE)));
        assertThat(WorkId.of(Task.TAGGING, List.of(), "", List.of(input("2", "\n", Excerpt.WHOLE))))
                .isNotEqualTo(WorkId.of(Task.TAGGING, List.of(), "", List.of(input("2", "\\n", Excerpt.WHOLE))));
    }

    private static Input input(String digit, String name, Excerpt excerpt) {
        return new Input(
                InputRole.AUDIO,
                name,
                new Content.Referenced(URI.create("file:///a.wav"), new Sha256(digit.repeat(64)), 9, "audio/wav"),
                excerpt,
                OptionalDouble.empty());
    }
}
