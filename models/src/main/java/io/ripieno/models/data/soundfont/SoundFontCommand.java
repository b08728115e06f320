package io.ripieno.models.data.soundfont;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an SF2 font of folders of recorded notes. */
@Command(
        name = "soundfont",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an SF2 soundfont of recorded notes, one folder for each instrument or drum kit.",
            "Files are named by note and octave (Cs4.wav, C4 is key 60) or by key (036.wav); v2 in a name is a"
                    + " velocity layer. Notes that are held are looped."
        })
public final class SoundFontCommand implements Callable<Integer> {
    @Option(
            names = "--preset",
            paramLabel = "NAME:PROGRAM[:held|:ringing|:kit]=DIR",
            converter = PresetOption.Converter.class,
            description = "A preset and the folder of its notes; again for each. Whether notes are held or ring out is"
                    + " told by their sound unless it is said.")
    private List<PresetOption> presets = List.of();

    @Option(
            names = "--notes",
            paramLabel = "N",
            description =
                    "Keep only N notes of each instrument, for many keys each and with short loops, as synthesizers"
                            + " with little memory do (default: all notes and long loops).")
    private @Nullable Integer notes;

    @Option(
            names = "--patches",
            paramLabel = "LIST",
            description = "Instead of presets: the patches of the Gravis Ultrasound that a list of TiMidity names.")
    private @Nullable Path patches;

    @Option(names = "--name", defaultValue = "Recorded notes", description = "Name of the font (${DEFAULT-VALUE}).")
    private String name = "";

    @Option(names = "--comment", defaultValue = "", description = "Sources and licences, kept in the font.")
    private String comment = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The SF2 file; must not be there yet.")
    private Path out = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter writer = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        if (Files.exists(out)) {
            throw new IOException("The file " + out + " is there already. Remove it, or name another.");
        }
        if (patches != null) {
            SoundFontWriter font = new SoundFontWriter();
            PatchSet.read(patches).addTo(font);
            font.finish(out, name, comment);
            writer.println(out);
            writer.flush();
            return 0;
        }
        if (presets.isEmpty()) {
            throw new IOException(
                    "There is nothing to make a font of. Name presets by --preset, or a list by --patches.");
        }
        Detail detail = notes == null ? Detail.WHOLE : Detail.ofNotes(notes);
        List<Preset> made = new ArrayList<>();
        try (NoteReader reader = new NoteReader()) {
            for (PresetOption option : presets) {
                Preset preset = preset(option, reader.read(option.folder()), detail);
                long looped = preset.zones().stream()
                        .filter(zone -> zone.sample().loop() != null)
                        .count();
                writer.printf(
                        "%3d:%03d %-20s %d samples, %d looped%n",
                        preset.bank(),
                        preset.program(),
                        preset.name(),
                        preset.zones().size(),
                        looped);
                writer.flush();
                made.add(preset);
            }
        }
        SoundFontWriter.write(out, name, comment, made);
        writer.println(out);
        writer.flush();
        return 0;
    }

    private static Preset preset(PresetOption option, List<Recording> notes, Detail detail) {
        return switch (option.kind()) {
            case KIT -> PresetBuilder.kit(option.name(), option.program(), notes);
            case HELD -> PresetBuilder.instrument(option.name(), option.program(), notes, Sustain.HELD, detail);
            case RINGING -> PresetBuilder.instrument(option.name(), option.program(), notes, Sustain.RINGING, detail);
            case BY_SOUND -> PresetBuilder.instrument(option.name(), option.program(), notes, Sustain.BY_SOUND, detail);
        };
    }
}
