package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioInfo;
import java.io.DataInputStream;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** A program in the place of a decode worker that does what a worker taken over by a file might do. */
public final class MisbehavingWorker {
    private static final AudioInfo INFO = new AudioInfo("test", "test", new AudioFormat(8000, 2), OptionalLong.empty());

    private static final String FAULTY = "faulty";

    private MisbehavingWorker() {}

    static DecodeWorkerCommand command(String behaviour) {
        return new DecodeWorkerCommand(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                place(MisbehavingWorker.class) + File.pathSeparator + place(Message.class),
                MisbehavingWorker.class.getName(),
                behaviour));
    }

    /** A worker that is as it should be, except that the first of its processes has a fault in the middle of its first file. */
    static DecodeWorkerCommand firstOf(String fault, Path mark) {
        return sound(fault, mark.toString());
    }

    /** The same where the processes after the first have another fault there. */
    static DecodeWorkerCommand eachOf(String first, String others, Path mark) {
        return sound(first, mark.toString(), others);
    }

    private static DecodeWorkerCommand sound(String... arguments) {
        List<String> line = new ArrayList<>(DecodeWorkerCommand.ofThisProgram().line());
        int at = line.indexOf(DecodeWorker.class.getName());
        line.set(at - 1, line.get(at - 1) + File.pathSeparator + place(MisbehavingWorker.class));
        line.set(at, MisbehavingWorker.class.getName());
        line.set(at + 1, FAULTY);
        line.addAll(List.of(arguments));
        return new DecodeWorkerCommand(line);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals(FAULTY)) {
            boolean first = Path.of(arguments[2]).toFile().createNewFile();
            String fault = first ? arguments[1] : arguments.length > 3 ? arguments[3] : "";
            OutputStream out = System.out;
            DecodeWorker.run(System.in, fault.isEmpty() ? out : new FaultyOutput(out, fault));
            return;
        }
        DataInputStream in = new DataInputStream(System.in);
        Answers answers = new Answers(System.out);
        String behaviour = arguments[0];
        if (behaviour.equals("greets wrongly")) {
            System.out.print("Hello, I am a worker of another kind.");
            System.out.flush();
            return;
        }
        answers.ready();
        while (Message.read(in) != null) {
            misbehave(behaviour, answers);
        }
    }

    private static void misbehave(String behaviour, Answers answers) throws IOException {
        switch (behaviour) {
            case "hangs" -> sleepForEver();
            case "hangs after the header" -> {
                answers.header(INFO);
                sleepForEver();
            }
            case "dies" -> {
                System.err.println("first line");
                System.err.println("the ceiling fell down");
                Runtime.getRuntime().halt(7);
            }
            case "dies after the header" -> {
                answers.header(INFO);
                Runtime.getRuntime().halt(7);
            }
            case "never ends" -> {
                answers.header(INFO);
                while (true) {
                    answers.samples(ByteBuffer.allocate(800));
                    LockSupport.parkNanos(50_000_000);
                }
            }
            case "gives more than is allowed" -> {
                answers.header(INFO);
                while (true) {
                    answers.samples(ByteBuffer.allocate(64_000));
                }
            }
            case "gives half a frame" -> {
                answers.header(INFO);
                answers.samples(ByteBuffer.allocate(12));
            }
            case "gives samples that are no numbers" -> {
                answers.header(INFO);
                answers.samples(ByteBuffer.allocate(16)
                        .putInt(0xc07f)
                        .putInt(0x807f)
                        .putInt(0)
                        .putInt(0x3f)
                        .flip());
                answers.end(new WorkerReport(2, List.of("One sentence.")));
            }
            case "states 9 channels" ->
                answers.header(new AudioInfo("test", "test", new AudioFormat(8000, 9), OptionalLong.empty()));
            case "states 0 Hz" ->
                System.out.write(message(
                        3, new BodyWriter().put("a").put("b").put(0).put(2).put(0L)));
            case "gives a huge message" -> System.out.write(new byte[] {4, 0x7f, 0, 0, 0});
            case "speaks nonsense" -> System.out.write("nonsense".getBytes(StandardCharsets.UTF_8));
            case "forgets the header" -> answers.samples(ByteBuffer.allocate(16));
            default -> throw new IllegalArgumentException(behaviour);
        }
        System.out.flush();
    }

    /** Passes on a third of a megabyte, and then does what its fault is. */
    private static final class FaultyOutput extends FilterOutputStream {
        private static final int SOUND_BYTES = 333_333;

        private final String fault;
        private int count;

        FaultyOutput(OutputStream out, String fault) {
            super(out);
            this.fault = fault;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int sound = Math.min(length, SOUND_BYTES - count);
            out.write(bytes, from, sound);
            out.flush();
            count += sound;
            if (sound < length) {
                switch (fault) {
                    case "dies" -> Runtime.getRuntime().halt(7);
                    case "hangs" -> sleepForEver();
                    case "grows" -> {
                        byte[][] much = new byte[200][];
                        for (int i = 0; i < much.length; i++) {
                            much[i] = new byte[1 << 20];
                        }
                        sleepForEver();
                    }
                    default -> throw new IllegalArgumentException(fault);
                }
            }
        }
    }

    private static void sleepForEver() {
        while (true) {
            LockSupport.park();
        }
    }

    private static String place(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static byte[] message(int code, BodyWriter writer) {
        ByteBuffer body = writer.body();
        return ByteBuffer.allocate(5 + body.remaining())
                .put((byte) code)
                .putInt(body.remaining())
                .put(body)
                .array();
    }
}
