package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.audio.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The child's side of the pipe. */
class DecodeWorkerTest {
    @TempDir
    Path folder;

    @Test
    void greetsAndEndsWithItsInput() throws IOException {
        List<Message> answers = talk(new byte[0]);

        assertThat(answers).singleElement().matches(message -> message.type() == Message.Type.READY);
        assertThat(answers.get(0).body().getInt()).isEqualTo(Message.VERSION);
    }

    @Test
    void aRequestThatItDoesNotKnowIsAnError() throws IOException {
        for (Message.Type type : new Message.Type[] {Message.Type.DECODE, Message.Type.END, Message.Type.SAMPLES}) {
            ByteArrayOutputStream requests = new ByteArrayOutputStream();
            Message.write(new DataOutputStream(requests), type, ByteBuffer.allocate(3));
            List<Message> answers = talk(requests.toByteArray());

            AudioException error = WorkerError.from(answers.get(1).body());
            assertThat(error.problem()).as("%s", type).isEqualTo(Problem.WORKER_LOST);
            assertThat(error).hasMessageContaining("request that it does not know");
        }
    }

    @Test
    void endsWithItsParentEvenWhenNobodyReadsItsAnswers() throws IOException, InterruptedException {
        Path song = folder.resolve("song");
        EncodedFixture.FLAC_16.write(song, Signals.chord(44100, 2, 20 * 44100));
        Process process = new ProcessBuilder(DecodeWorkerCommand.ofThisProgram().line())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (DataOutputStream requests = new DataOutputStream(process.getOutputStream());
                DataInputStream answers = new DataInputStream(process.getInputStream())) {
            DecodeRequest request =
                    new DecodeRequest(1, FileName.of(Recording.of(song)), Excerpt.WHOLE, AudioLimits.DEFAULT);
            Message.write(requests, Message.Type.DECODE, request.body());
            assertThat(next(answers)).isEqualTo(Message.Type.READY);
            assertThat(next(answers)).isEqualTo(Message.Type.HEADER);
            assertThat(next(answers)).isEqualTo(Message.Type.SAMPLES);
            requests.close();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Message.Type next(DataInputStream answers) throws IOException {
        Message message = Message.read(answers);
        assertThat(message).isNotNull();
        return message.type();
    }

    private static List<Message> talk(byte[] requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DecodeWorker.run(new ByteArrayInputStream(requests), out);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
        List<Message> answers = new ArrayList<>();
        for (Message message; (message = Message.read(in)) != null; ) {
            answers.add(message);
        }
        return answers;
    }
}
