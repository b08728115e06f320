package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import org.bytedeco.javacpp.PointerScope;

/**
 * The child process of a {@link DecodeWorkerPool}: serves one request after the other until its input ends, as it does
 * when the parent dies. Nothing but answers may go to its standard output.
 */
public final class DecodeWorker {
    private final Requests requests;
    private final Answers answers;

    private DecodeWorker(Requests requests, Answers answers) {
        this.requests = requests;
        this.answers = answers;
    }

    /** Serves the standard streams and ends the process with its input, even in the middle of work. */
    public static void main(String[] arguments) throws IOException {
        System.setOut(System.err);
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        serve(in, out, () -> Runtime.getRuntime().halt(0));
    }

    /** Serves requests until the input ends, or one makes no sense. */
    public static void run(InputStream requests, OutputStream answers) throws IOException {
        serve(requests, answers, () -> {});
    }

    private static void serve(InputStream in, OutputStream out, Runnable atEnd) throws IOException {
        Requests requests = new Requests(in, atEnd);
        requests.start();
        Answers answers = new Answers(out);
        FfmpegSupport.prepare();
        answers.ready();
        new DecodeWorker(requests, answers).serve();
    }

    private void serve() throws IOException {
        try {
            for (Message message; (message = requests.next()) != null; ) {
                try (PointerScope scope = new PointerScope()) {
                    serve(message);
                } catch (AudioException e) {
                    answers.error(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            answers.error(new AudioException(
                    Problem.WORKER_LOST, "The decode worker got a request that it does not know: " + e + "."));
        }
    }

    private void serve(Message message) throws IOException, InterruptedException {
        switch (message.type()) {
            case DECODE -> new DecodeTask(DecodeRequest.from(message.body()), requests, answers).run();
            case ENCODE -> new EncodeTask(EncodeRequest.from(message.body()), requests, answers).run();
            case CANCEL -> {}
            default -> throw new IllegalArgumentException(message.type() + " outside of a request");
        }
    }
}
