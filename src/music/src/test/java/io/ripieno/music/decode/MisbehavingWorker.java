package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioInfo;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** A program in the place of a decode worker that does what a worker taken over by a file might do. */
public final class MisbehavingWorker {
    private static final AudioInfo INFO = new AudioInfo("test", "test", new AudioFormat(8000, 2), OptionalLong.empty());

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

    public static void main(String[] arguments) throws IOException {
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
