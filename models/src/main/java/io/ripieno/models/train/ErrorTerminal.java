package io.ripieno.models.train;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the standard error stream is shown on a terminal, or goes to a file or a pipe. */
final class ErrorTerminal {
    private static final Path LINUX = Path.of("/proc/self/fd/2");

    private ErrorTerminal() {}

    /** On Linux as the system has it; elsewhere whether the program has a console, since Java does not tell it by stream. */
    static boolean isThere() {
        if (Files.exists(LINUX)) {
            try {
                return isTerminal(Files.readSymbolicLink(LINUX));
            } catch (IOException e) {
                return false;
            }
        }
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    static boolean isTerminal(Path device) {
        return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty") || device.endsWith("console");
    }

    /** From Java 22 on there is a console without a terminal too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
