package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One child process as its pool sees it. One thread at a time talks to it; another may end it, upon which the first gets
 * the error that was the reason. Nothing that the child says is trusted.
 */
final class WorkerProcess {
    /** All else in the environment, such as credentials, is no business of a process that reads foreign files. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "LD_LIBRARY_PATH", "SYSTEMROOT");

    private static final long END_WAIT_MILLIS = 500;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private final LastWords lastWords;
    private final AtomicReference<@Nullable AudioException> reason = new AtomicReference<>();
    private volatile @Nullable WorkerDeadline deadline;
    private volatile long idleSince;
    private volatile boolean ready;
    private int files;

    private WorkerProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 512));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), Message.SAMPLE_BYTES));
        this.lastWords = new LastWords(process.getErrorStream(), "decode-worker-" + process.pid() + "-errors");
    }

    /** Starts a process; {@link #awaitReady} is to be called next. */
    static WorkerProcess start(DecodeWorkerCommand command) throws AudioException {
        ProcessBuilder builder = new ProcessBuilder(command.line());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        try {
            return new WorkerProcess(builder.start());
        } catch (IOException e) {
            throw new AudioException(
                    Problem.WORKER_LOST,
                    "The decode worker '" + command.line().get(0) + "' cannot be started (" + e.getMessage()
                            + "): check the command line of the workers.",
                    e);
        }
    }

    /** Waits for the first word of a new process. */
    void awaitReady(Duration timeout) throws AudioException {
        Message first = receive(WorkerDeadline.in(
                timeout,
                () -> new AudioException(
                        Problem.WORKER_LOST,
                        "The decode worker did not start within " + timeout.toMillis()
                                + " ms: try again when the machine is less busy, or raise the time to start.")));
        if (first.type() != Message.Type.READY
                || first.body().remaining() != Integer.BYTES
                || first.body().getInt() != Message.VERSION) {
            throw lost("does not speak version " + Message.VERSION + " of the protocol", null);
        }
        ready = true;
    }

    /** Sends a message, of which the child may be slow to take in notice. */
    void send(Message.Type type, ByteBuffer body, WorkerDeadline until) throws AudioException {
        deadline = until;
        try {
            Message.write(requests, type, body);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            deadline = null;
        }
    }

    /** Waits for the next answer, but no error: that is thrown. */
    Message receive(WorkerDeadline until) throws AudioException {
        deadline = until;
        Message message;
        try {
            message = Message.read(answers);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            deadline = null;
        }
        if (message == null) {
            throw failed(null);
        }
        if (message.type() == Message.Type.ERROR) {
            throw error(message);
        }
        return message;
    }

    /** An answer that makes no sense. */
    AudioException confused(String what) {
        return lost("gave a senseless answer (" + what + ")", null);
    }

    /** Ends the process at once, for a reason that the thread that talks to it gets. */
    void end(@Nullable AudioException why) {
        reason.compareAndSet(null, why);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Whether the process has said its first word. */
    boolean isReady() {
        return ready;
    }

    /** Bytes of memory that the process takes now, 0 where that cannot be told. */
    long residentBytes() {
        return ResidentMemory.bytes(process.pid());
    }

    @Nullable
    WorkerDeadline deadline() {
        return deadline;
    }

    /** Notes that one more file has been served; returns how many there were. */
    int served() {
        return ++files;
    }

    void markIdle() {
        idleSince = System.nanoTime();
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - idleSince > time.toNanos();
    }

    private AudioException error(Message message) {
        try {
            return WorkerError.from(message.body());
        } catch (RuntimeException e) {
            return confused("an error that cannot be read: " + e);
        }
    }

    private AudioException failed(@Nullable IOException cause) {
        AudioException why = reason.get();
        if (why != null) {
            return why;
        }
        AudioException said = lastError();
        return said != null ? said : lost("ended in the middle of work", cause);
    }

    /** The error that a child may have sent before it ended, when writing to it failed first. */
    private @Nullable AudioException lastError() {
        try {
            if (!process.waitFor(END_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return null;
            }
            for (Message message; (message = Message.read(answers)) != null; ) {
                if (message.type() == Message.Type.ERROR) {
                    return error(message);
                }
            }
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private AudioException lost(String what, @Nullable IOException cause) {
        String exit;
        try {
            exit = process.waitFor(END_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                    ? "exit code " + process.exitValue()
                    : "still running";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exit = "interrupted";
        }
        String words = lastWords.text();
        return new AudioException(
                Problem.WORKER_LOST,
                "The decode worker " + what + " (" + exit + (words.isEmpty() ? "" : ", last words: " + words)
                        + "): try the file again; if that fails, too, it is the file that ends the worker.",
                cause);
    }
}
