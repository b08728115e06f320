package io.ripieno.cli.tag;

import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.WindowResult;
import java.io.PrintStream;
import java.util.List;

/** Results for spreadsheets: a line for each recording and label, or for each window and label (RFC 4180). */
final class TagCsv {
    private final boolean timeline;

    TagCsv(boolean timeline) {
        this.timeline = timeline;
    }

    void print(PrintStream out, List<TagResult> results) {
        out.println(timeline ? "file,start,end,label,probability" : "file,label,probability,threshold,present");
        for (TagResult result : results) {
            if (result instanceof TagResult.Tagged tagged) {
                String file = quoted(tagged.file().toString());
                if (timeline) {
                    windows(out, file, tagged.tagging());
                } else {
                    labels(out, file, tagged.tagging());
                }
            }
        }
    }

    private static void labels(PrintStream out, String file, Tagging tagging) {
        for (LabelResult label : tagging.labels()) {
            out.println(String.join(
                    ",",
                    file,
                    quoted(label.label()),
                    Double.toString(label.probability()),
                    Double.toString(label.threshold()),
                    Boolean.toString(label.present())));
        }
    }

    private static void windows(PrintStream out, String file, Tagging tagging) {
        for (WindowResult window : tagging.timeline()) {
            for (int i = 0; i < tagging.labels().size(); i++) {
                out.println(String.join(
                        ",",
                        file,
                        Double.toString(window.startSeconds()),
                        Double.toString(window.endSeconds()),
                        quoted(tagging.labels().get(i).label()),
                        Float.toString(window.probabilities().get(i))));
            }
        }
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
