package io.ripieno.music.decode;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds out how the running program can be started again. */
final class ThisProgram {
    private ThisProgram() {}

    static DecodeWorkerCommand command(List<String> hiddenArguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-cp");
        line.add(System.getProperty("java.class.path", "")
                + File.pathSeparator
                + ManagementFactory.getRuntimeMXBean().getClassPath());
        line.add(DecodeWorker.class.getName());
        line.addAll(hiddenArguments);
        return new DecodeWorkerCommand(line);
    }
}
