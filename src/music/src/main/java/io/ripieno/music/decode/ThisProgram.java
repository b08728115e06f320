package io.ripieno.music.decode;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.Loader;

/**
 * Finds out how the running program is started again as a decode worker. A native image is its own command. On a JVM the
 * class path is narrowed to what a worker needs, whatever class loader the program has, which makes it start faster;
 * where the parts cannot be found in files, the program is started as it was.
 */
final class ThisProgram {
    /**
     * Small and quick to start: a worker waits for native code or for its pipe most of the time. The young generation is
     * small so that what a long file leaves behind is collected instead of filling the heap.
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms16m",
            "-Xmn8m",
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:+SuppressFatalErrorMessage",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");

    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private ThisProgram() {}

    static DecodeWorkerCommand command(List<String> hiddenArguments) {
        if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
            return command(List.of(executable()), hiddenArguments);
        }
        List<String> line = new ArrayList<>();
        line.add(java());
        line.addAll(JVM_OPTIONS);
        Optional.ofNullable(System.getProperty(CACHE)).ifPresent(cache -> line.add("-D" + CACHE + "=" + cache));
        Optional<String> narrow = narrowClassPath();
        if (narrow.isPresent()) {
            line.addAll(List.of("-cp", narrow.get(), DecodeWorker.class.getName()));
        } else {
            line.addAll(
                    asStarted(System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", "")));
        }
        return command(line, hiddenArguments);
    }

    /** How a program is started again, given its main class or jar with arguments, and its class path. */
    static List<String> asStarted(String command, String classPath) {
        if (!classPath.isEmpty() && (command + " ").startsWith(classPath + " ")) {
            return List.of("-jar", classPath);
        }
        String main = command.split(" ", 2)[0];
        if (main.isEmpty()) {
            throw new IllegalStateException("The running program cannot be started again, as it does not tell its main"
                    + " class (sun.java.command): give the command line of the decode workers.");
        }
        return List.of("-cp", classPath, main);
    }

    private static DecodeWorkerCommand command(List<String> line, List<String> hiddenArguments) {
        List<String> all = new ArrayList<>(line);
        all.addAll(hiddenArguments.isEmpty() ? List.of(DecodeWorkerCommand.HIDDEN) : hiddenArguments);
        return new DecodeWorkerCommand(all);
    }

    private static String java() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Files.isExecutable(java) ? java.toString() : executable();
    }

    private static String executable() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IllegalStateException("The running program does not tell its executable: give"
                        + " the command line of the decode workers."));
    }

    private static Optional<String> narrowClassPath() {
        String platform = Loader.Detector.getPlatform();
        Set<String> parts = new LinkedHashSet<>();
        boolean all = addPart(parts, DecodeWorker.class, classFile(DecodeWorker.class))
                && addPart(parts, Loader.class, classFile(Loader.class))
                && addPart(parts, avformat.class, classFile(avformat.class))
                && addPart(
                        parts,
                        Loader.class,
                        "org/bytedeco/javacpp/" + platform + "/" + System.mapLibraryName("jnijavacpp"))
                && addPart(
                        parts,
                        avformat.class,
                        "org/bytedeco/ffmpeg/" + platform + "/" + System.mapLibraryName("jniavformat"));
        return all ? Optional.of(String.join(File.pathSeparator, parts)) : Optional.empty();
    }

    private static String classFile(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    /** Adds the jar or folder that holds a resource; false if it is not in a file. */
    private static boolean addPart(Set<String> parts, Class<?> near, String resource) {
        ClassLoader loader = near.getClassLoader();
        URL url = loader == null ? null : loader.getResource(resource);
        try {
            if (url != null && url.openConnection() instanceof JarURLConnection jar) {
                url = jar.getJarFileURL();
                resource = "";
            }
            if (url == null || !url.getProtocol().equals("file")) {
                return false;
            }
            Path part = Path.of(url.toURI());
            for (int i = resource.isEmpty() ? 0 : Path.of(resource).getNameCount(); i > 0; i--) {
                part = Objects.requireNonNull(part.getParent());
            }
            parts.add(part.toString());
            return Files.exists(part);
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }
}
