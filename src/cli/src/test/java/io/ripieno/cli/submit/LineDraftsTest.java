package io.ripieno.cli.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.Task;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineDraftsTest {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final DraftSink sink = new DraftSink() {
        @Override
        public void draft(Draft draft) {
            drafts.add(draft);
        }

        @Override
        public void refused(String origin, String why) {
            problems.add(origin + ": " + why);
        }
    };

    @Test
    void aLineGivesAllThatAProducerMaySet() throws Exception {
        read("""
                {"jobId": "j1", "uri": "file:///m/a.flac", "sha256": "ab", "bytes": 7, "mediaType": "audio/flac",\
                 "excerpt": {"startSeconds": 1.5}, "statedSeconds": 60, "labels": {"b": "2"}, "priority": "high",\
                 "deadline": "2999-01-01T00:00:00Z", "force": true, "strict": true, "tenant": "t", "subject": "s",\
                 "model": "instrument-tagger:1",\
                 "parameters": {"tagging": {"topN": 3, "thresholds": {"piano": 0.25}, "labels": ["piano"], "hopSeconds": 1}}}
                """);
        assertThat(problems).isEmpty();
        Draft draft = drafts.get(0);
        assertThat(draft.input.uri).isEqualTo("file:///m/a.flac");
        assertThat(draft.input.sha256).isEqualTo("ab");
        assertThat(draft.input.bytes).isEqualTo(7);
        assertThat(draft.input.mediaType).isEqualTo("audio/flac");
        assertThat(draft.input.statedSeconds).isEqualTo(60);
        assertThat(Objects.requireNonNull(draft.input.excerpt).getStartSeconds())
                .isEqualTo(1.5);
        assertThat(Objects.requireNonNull(draft.input.excerpt).getDurationSeconds())
                .isNull();
        Job job = draft.job.build();
        assertThat(job.getJobId()).isEqualTo("j1");
        assertThat(job.getLabels()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(job.getPriority()).isEqualTo(Priority.HIGH);
        assertThat(job.getDeadline()).isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(job.getForce()).isTrue();
        assertThat(job.getStrictMediaType()).isTrue();
        assertThat(job.getTenant()).isEqualTo("t");
        assertThat(job.getSubject()).isEqualTo("s");
        assertThat(job.getModel().getName()).isEqualTo("instrument-tagger");
        assertThat(job.getModel().getVersion()).isEqualTo("1");
        TaggingParameters tagging = job.getParameters().getTagging();
        assertThat(tagging.getTopN()).isEqualTo(3);
        assertThat(tagging.getThresholds()).isEqualTo(Map.of("piano", 0.25));
        assertThat(tagging.getLabels()).containsExactly("piano");
        assertThat(tagging.getHopSeconds()).isEqualTo(1);
        assertThat(tagging.getTimeline()).isTrue();
    }

    @Test
    void aLineMayListTheInputsOfAnEvaluation() throws Exception {
        read("""
                {"parameters": {"evaluation": {"measures": "ONSETS", "options": {"window": "0.1"}}},\
                 "inputs": [{"name": "reference", "file": "a.csv"},\
                 {"name": "estimate", "item": "song", "part": "p", "uri": "file:///m/b.csv", "bytes": 7}]}
                """);
        assertThat(problems).isEmpty();
        Draft draft = drafts.get(0);
        assertThat(draft.job.getParameters().getEvaluation().getOptions()).isEqualTo(Map.of("window", "0.1"));
        assertThat(draft.all()).hasSize(2);
        DraftInput estimate = draft.all().get(1);
        assertThat(estimate.role).isEqualTo(InputRole.EVALUATED);
        assertThat(estimate.name).isEqualTo("estimate");
        assertThat(estimate.item).isEqualTo("song");
        assertThat(estimate.part).isEqualTo("p");
        assertThat(estimate.uri).isEqualTo("file:///m/b.csv");
        assertThat(estimate.bytes).isEqualTo(7);
    }

    @Test
    void eachLineHasItsOwnIdAndTheOptionsStandWhereItSaysNothing() throws Exception {
        read("{\"file\": \"a.wav\"}\n\n  \n{\"file\": \"b.wav\", \"excerpt\": \"30:10\"}");
        assertThat(problems).isEmpty();
        assertThat(drafts).extracting(draft -> draft.origin).containsExactly("in line 1", "in line 4");
        assertThat(drafts.get(0).input.file).isEqualTo(Path.of("a.wav"));
        assertThat(drafts.get(0).job.getJobId())
                .startsWith("night-")
                .isNotEqualTo(drafts.get(1).job.getJobId());
        assertThat(drafts.get(0).job.getLabels()).isEqualTo(Map.of("a", "1"));
        assertThat(Objects.requireNonNull(drafts.get(1).input.excerpt).getDurationSeconds())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"fiel\": \"a.wav\"} | there is no field fiel; the fields are bytes, deadline, excerpt, file,",
                "{\"file\": 7} | file is 7; write a text in quotes",
                "{\"bytes\": 1.5} | bytes is 1.5; write a whole number",
                "{\"force\": \"yes\"} | force is \"yes\"; write true or false",
                "{\"labels\": {\"k\": 1}} | labels.k is 1; write a text in quotes",
                "{\"priority\": \"urgent\"} | priority is \"urgent\"; write LOW, NORMAL or HIGH",
                "{\"deadline\": \"2001-01-01T00:00:00Z\"} | deadline: '2001-01-01T00:00:00Z' has passed; name a time to come",
                "{\"deadline\": \"soon\"} | deadline: 'soon' is neither a point of time",
                "{\"excerpt\": \"a:b\"} | 'a:b' is no excerpt; write START:DURATION",
                "{\"inputs\": [{\"nmae\": \"reference\"}]} | there is no field inputs[0].nmae; the fields are bytes,",
                "{\"inputs\": []} | inputs is []; write a list of inputs",
                "{\"excerpt\": {\"start\": 1}} | there is no field excerpt.start; the fields are durationSeconds, startSeconds",
                "{\"parameters\": {\"tagging\": {\"topK\": 1}}} | there is no field parameters.tagging.topK; the fields are",
                "{\"parameters\": {\"tagging\": {\"topN\": 3000000000}}} | parameters.tagging.topN is 3000000000; write a whole number of at most",
                "{\"parameters\": {\"tagging\": {\"labels\": [1]}}} | parameters.tagging.labels[0] is 1; write a text",
                "{\"parameters\": {\"tagging\": {\"thresholds\": {\"p\": null}}}} | parameters.tagging.thresholds.p is null; write a number",
                "{\"tenant\": \"a\", \"tenant\": \"b\"} | it is not JSON (Duplicate field 'tenant'",
                "[1] | it is no object; write one such as",
                "{\"file\": | it is not JSON",
                "{} {} | it is not JSON",
            })
    void aWrongLineIsRefusedByNumberAndFieldAndTheNextIsTaken(String line, String problem) throws Exception {
        read("{\"file\": \"a.wav\"}\n" + line + "\n{\"file\": \"b.wav\"}");
        assertThat(problems).singleElement().asString().startsWith("in line 2: " + problem);
        assertThat(drafts).hasSize(2);
    }

    @Test
    void aLineWithoutAnEndIsNotReadIntoMemory() throws Exception {
        InputStream endless = new InputStream() {
            private long left = 3L * LineDrafts.MAX_LINE_BYTES;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }
        };
        new LineDrafts("in", template())
                .each(
                        new SequenceInputStream(
                                endless, new ByteArrayInputStream("\n{\"file\": \"b.wav\"}".getBytes(UTF_8))),
                        sink);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("it has 3145728 bytes, more than the 1048576 that a line may have");
        assertThat(drafts).singleElement().extracting(draft -> draft.origin).isEqualTo("in line 2");
    }

    private void read(String lines) throws Exception {
        new LineDrafts("in", template()).each(new ByteArrayInputStream(lines.getBytes(UTF_8)), sink);
    }

    private static JobTemplate template() {
        Job common = Job.newBuilder()
                .setTask(Task.TAGGING)
                .setLabels(Map.of("a", "1"))
                .build();
        return new JobTemplate(common, null, "night-");
    }
}
