package io.ripieno.music.score;

/** Where in a file something stands. */
public sealed interface Place {
    /** The file as a whole. */
    Place WHOLE = new Whole();

    /** The file as a whole. */
    record Whole() implements Place {
        @Override
        public String toString() {
            return "the file";
        }
    }

    /** Line and column, both from 1; column 0 if it is the line as a whole. */
    record Line(int line, int column) implements Place {
        @Override
        public String toString() {
            return column == 0 ? "line " + line : "line " + line + ", column " + column;
        }
    }

    /** Bytes from the start of the file. */
    record Offset(long bytes) implements Place {
        @Override
        public String toString() {
            return "byte " + bytes;
        }
    }
}
