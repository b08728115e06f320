package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that reads a file through a worker and tells how many frames there are, and the peaks of resident memory in
 * bytes: its own, and that of the worker.
 */
public final class LongFileReader {
    private LongFileReader() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        DecodeWorkerSettings one = DecodeWorkerSettings.DEFAULT.withWorkers(1);
        DecodeWorkerPool workers = new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), one);
        long frames = 0;
        try (AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT, workers)) {
            try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
                float[][] block = new float[stream.format().channels()][1 << 14];
                for (int read; (read = stream.read(block, 0, block[0].length)) >= 0; ) {
                    frames += read;
                }
            }
            ProcessHandle worker =
                    ProcessHandle.current().children().findFirst().orElseThrow();
            System.out.println(frames + " " + peak("self") + " " + peak(Long.toString(worker.pid())));
        }
    }

    /** The most memory that a process has had resident (proc_pid_status(5)). */
    private static long peak(String process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", process, "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("The peak of process " + process + " is not told.");
    }
}
