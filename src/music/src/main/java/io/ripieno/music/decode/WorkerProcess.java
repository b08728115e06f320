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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One child process as its pool sees it. One thread at a time talks to it; another may hurry or end it, upon which the
 * first gets the error that was the reason. Nothing that the child says is trusted.
 */
final class WorkerProcess {
    /** All else in the environment, such as credentials, is no business of a process that reads foreign files. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "LD_LIBRARY_PATH", "SYSTEMROOT");

    private static final long END_WAIT_MILLIS = 2_000;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private final LastWords lastWords;
    private final AtomicReference<@Nullable Exception> reason = new AtomicReference<>();
    private volatile @Nullable WorkerDeadline deadline;
    private volatile @Nullable WorkerDeadline hurry;
    private volatile long idleSince;
    private volatile boolean ready;
    private volatile boolean ended;
    private @Nullable WorkerPermit permit;
    private boolean atRest;
    private int files;
    private int errors;

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

    /** Waits for the first word of a new process; one that never says it is no fault of a file. */
    void awaitReady(Duration timeout) throws AudioException {
        try {
            Message first = receive(WorkerDeadline.in(
                    timeout, () -> new WorkerLoss("did not start within " + timeout.toMillis() + " ms")));
            if (first.type() != Message.Type.READY
                    || first.body().remaining() != Integer.BYTES
                    || first.body().getInt() != Message.VERSION) {
                throw lost("does not speak version " + Message.VERSION + " of the protocol", null);
            }
        } catch (WorkerLoss e) {
            throw new AudioException(
                    Problem.WORKER_LOST,
                    "The decode worker " + e.what() + ": try again when the machine is less busy, raise the time to"
                            + " start, or check the command line of the workers.",
                    e);
        }
        ready = true;
        atRest = true;
    }

    /** Sends a message, of which the child may be slow to take in notice. */
    void send(Message.Type type, ByteBuffer body, WorkerDeadline until) throws AudioException, WorkerLoss {
        deadline = until;
        atRest = false;
        try {
            write(type, body);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            deadline = null;
        }
    }

    /** Waits for the next answer, but no error: that is thrown. */
    Message receive(WorkerDeadline until) throws AudioException, WorkerLoss {
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
        atRest = message.type() == Message.Type.END || message.type() == Message.Type.ERROR;
        if (message.type() == Message.Type.ERROR) {
            errors++;
            throw error(message);
        }
        return message;
    }

    /**
     * Tells the process, from whatever thread, that the answers to a request are no longer wanted, and gives it a short
     * time to come to the end of them, whatever deadline there was.
     */
    void hurry(int request, WorkerDeadline until) {
        hurry = until;
        try {
            write(Message.Type.CANCEL, ByteBuffer.allocate(Integer.BYTES).putInt(0, request));
        } catch (IOException e) {
            end(until.error().get());
        }
    }

    private void write(Message.Type type, ByteBuffer body) throws IOException {
        synchronized (requests) {
            Message.write(requests, type, body);
        }
    }

    /** An answer that makes no sense. */
    WorkerLoss confused(String what) {
        return new WorkerLoss("gave a senseless answer (" + what + ")");
    }

    /** Ends the process at once, for a reason that the thread that talks to it gets. */
    void end(@Nullable Exception why) {
        reason.compareAndSet(null, why);
        ended = true;
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

    /** Whether it has been told to end. */
    boolean isEnded() {
        return ended;
    }

    /** Whether the last thing it said was the last answer to a request, be it an error. */
    boolean isAtRest() {
        return atRest;
    }

    /** Bytes of memory that the process takes now, 0 where that cannot be told. */
    long residentBytes() {
        return ResidentMemory.bytes(process.pid());
    }

    /** Until when the process may take, if something is expected of it. */
    @Nullable
    WorkerDeadline deadline() {
        WorkerDeadline expected = deadline;
        WorkerDeadline last = hurry;
        return expected != null && last != null ? last : expected;
    }

    /** Notes that one more file has been served; returns how many there were. */
    int served() {
        return ++files;
    }

    /** How many files it has told to be bad. */
    int errors() {
        return errors;
    }

    /** Whoever has this permit works with the process from now on. */
    void hold(WorkerPermit had) {
        permit = had;
    }

    /** The permit of who works with the process. */
    WorkerPermit permit() {
        return Objects.requireNonNull(permit, "nobody works with this process");
    }

    /** The permit of who has worked with the process, which nobody does any more. */
    WorkerPermit letGo() {
        WorkerPermit had = permit();
        permit = null;
        return had;
    }

    void markIdle() {
        hurry = null;
        idleSince = System.nanoTime();
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - idleSince > time.toNanos();
    }

    private AudioException error(Message message) throws WorkerLoss {
        try {
            return WorkerError.from(message.body());
        } catch (RuntimeException e) {
            throw confused("an error that cannot be read: " + e);
        }
    }

    private WorkerLoss failed(@Nullable IOException cause) throws AudioException, WorkerLoss {
        Exception why = reason.get();
        if (why instanceof AudioException told) {
            throw told;
        }
        if (why instanceof WorkerLoss loss) {
            return loss;
        }
        AudioException said = lastError();
        if (said != null) {
            throw said;
        }
        return cause != null && process.isAlive() ? confused(String.valueOf(cause.getMessage())) : lost("died", cause);
    }

    /** The error that a child may have sent before it ended, when writing to it failed first. */
    private @Nullable AudioException lastError() throws WorkerLoss {
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

    private WorkerLoss lost(String what, @Nullable IOException cause) {
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
        return new WorkerLoss(what + " (" + exit + (words.isEmpty() ? "" : ", last words: " + words) + ")", cause);
    }
}
