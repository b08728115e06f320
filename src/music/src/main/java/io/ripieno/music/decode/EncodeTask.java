package io.ripieno.music.decode;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;

/** Answers one encode request: takes samples until they are finished, then reports. */
final class EncodeTask {
    private final EncodeRequest request;
    private final Requests requests;
    private final Answers answers;

    EncodeTask(EncodeRequest request, Requests requests, Answers answers) {
        this.request = request;
        this.requests = requests;
        this.answers = answers;
    }

    void run() throws IOException, InterruptedException {
        try (FfmpegEncoder encoder = new FfmpegEncoder(
                request.file(), request.format(), request.kind().settings())) {
            while (true) {
                Message message = requests.next();
                if (message == null) {
                    throw new EOFException("The samples end before the file is finished.");
                }
                switch (message.type()) {
                    case SAMPLES ->
                        encoder.write(
                                message.body().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
                    case FINISH -> {
                        answers.end(new WorkerReport(encoder.finish(), List.of()));
                        return;
                    }
                    default -> throw new IllegalArgumentException(message.type() + " among samples");
                }
            }
        }
    }
}
