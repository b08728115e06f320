package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.render.FontUnpacker;
import io.ripieno.models.data.render.KnownFonts;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SynthesisException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a small SF2 font of a large one. */
@Command(
        name = "small-soundfont",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a small SF2 soundfont of a large one, as for a synthesizer with little memory: each instrument keeps"
                    + " what it plays at a few keys, for all keys around; by chance, loops are shortened, rates halved,"
                    + " and 8 bits kept of a sample. Without kits.",
            "Its licence and family are those of the large one, if its name begins as that one's."
        })
public final class SmallFontCommand implements Callable<Integer> {
    @Option(names = "--from", paramLabel = "FONT", required = true, description = "The large font, SF2 or SF3.")
    private Path from = Path.of(".");

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of an instrument, at most (default: ${DEFAULT-VALUE}).")
    private int keys = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of what is kept, and how (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The SF2 file; must not be there yet.")
    private Path out = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, SynthesisException {
        PrintWriter writer = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        if (Files.exists(out)) {
            throw new IOException("The file " + out + " is there already. Remove it, or name another.");
        }
        if (keys < 1) {
            throw new IOException("An instrument of " + keys + " keys is silent; keep at least 1 by --keys.");
        }
        Path unpacked = Path.of(System.getProperty("user.home"), ".ripieno", "data", "soundfonts");
        SoundFont font = KnownFonts.open(from);
        String comment =
                "Made by Ripieno of " + font.fileName() + " (" + font.licence() + "), keys " + keys + ", seed " + seed;
        SmallFont.Size size = SmallFont.write(FontUnpacker.unpacked(font, unpacked), keys, seed, out, comment);
        writer.printf(
                "%s: %d presets, %d instruments, %d samples%n",
                out, size.presets(), size.instruments(), size.samples());
        writer.flush();
        return 0;
    }
}
