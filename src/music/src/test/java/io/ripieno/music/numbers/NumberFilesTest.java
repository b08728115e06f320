package io.ripieno.music.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.npz.NpyHeader;
import io.ripieno.music.npz.NpyType;
import io.ripieno.music.npz.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,2.5\\n3,-4e1
                    1;2.5\\n3;-4e1
                    1\\t2.5\\n3\\t-4e1
                    1 2.5\\n 3   -4e1
                    # a comment\\n\\n1, 2.5\\n"3" ,-4e1\\n
                    """)
    void linesOfNumbersAreReadWhateverPartsThem(String text) throws IOException {
        Numbers numbers = read("a.csv", text.replace("\\n", "\n").replace("\\t", "\t"), "");
        assertThat(numbers.shape()).containsExactly(2, 2);
        assertThat(numbers.values()).containsExactly(1, 2.5, 3, -40);
        assertThat(numbers.labels()).containsExactly("0", "1");
    }

    @Test
    void aFirstLineOfWordsNamesTheColumns() throws IOException {
        Numbers numbers = read("a.csv", "\ufeffflute,bass drum\n0.5,\nnan,inf\n", "");
        assertThat(numbers.columns()).containsExactly("flute", "bass drum");
        assertThat(numbers.values()).containsExactly(0.5, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void rowsOfAnyLengthEndInNanAndAreTold() throws IOException {
        Numbers numbers = read("a.txt", "0\t440\n0.1\n0.2\t220\t330\n", "");
        assertThat(numbers.shape()).containsExactly(3, 3);
        assertThat(numbers.uneven()).isOne();
        assertThat(numbers.values()[2]).isNaN();
        assertThat(numbers.values()[8]).isEqualTo(330);
    }

    @Test
    void jsonIsReadAtAnyDepthAndByName() throws IOException {
        assertThat(read("a.json", "[[[1,2],[3,4]]]", "").shape()).containsExactly(1, 2, 2);
        assertThat(read("a.json", "[1,null,true]", "").values()).containsExactly(1, Double.NaN, 1);
        Numbers named = read("b.json", "{\"z\":[[1,2]],\"a\":[[3]]}", "a");
        assertThat(named.values()).containsExactly(3);
        assertThatThrownBy(() -> read("b.json", "{\"z\":[1],\"a\":[3]}", "q"))
                .isInstanceOf(NumbersException.class)
                .hasMessageContaining("b.json holds no array 'q', only [z, a]");
        assertThatThrownBy(() -> read("b.json", "{\"z\":[1],\"a\":[3]}", ""))
                .hasMessageContaining("name one as b.json#NAME");
        assertThatThrownBy(() -> read("c.json", "[[[1,2],[3]]]", ""))
                .hasMessageContaining("c.json[0][1] is no list of 2");
        assertThatThrownBy(() -> read("c.json", "[[1,\"x\"]]", ""))
                .hasMessageContaining("c.json[0][1] is \"x\" and no number");
        assertThatThrownBy(() -> read("c.json", "{", "")).hasMessageContaining("c.json is no JSON");
    }

    @Test
    void arraysOfEveryElementTypeAreRead() throws IOException {
        Path file = folder.resolve("all.npz");
        try (OutputStream out = Files.newOutputStream(file);
                NpzWriter writer = new NpzWriter(out)) {
            writer.add("f8", new double[] {1.5, -2}, 2);
            writer.add("f4", new float[] {1.5f, -2}, 1, 2);
            writer.add("i4", new int[] {7, -2}, 2, 1);
            bytes(writer, "i8", NpyType.INT64, 8, buffer -> buffer.putLong(1L << 40)
                    .putLong(-2));
            bytes(writer, "i1", NpyType.INT8, 1, buffer -> buffer.put((byte) 7).put((byte) -2));
            bytes(writer, "u1", NpyType.UINT8, 1, buffer -> buffer.put((byte) 7).put((byte) -2));
            bytes(writer, "b1", NpyType.BOOL, 1, buffer -> buffer.put((byte) 1).put((byte) 0));
            // numpy.array([1.5, -2**-24], numpy.float16)
            bytes(writer, "f2", NpyType.FLOAT16, 2, buffer -> buffer.putShort((short) 0x3e00)
                    .putShort((short) 0x8001));
        }
        assertThat(npz(file, "f8").values()).containsExactly(1.5, -2);
        assertThat(npz(file, "f4").shape()).containsExactly(1, 2);
        assertThat(npz(file, "i4").shape()).containsExactly(2, 1);
        assertThat(npz(file, "i4").values()).containsExactly(7, -2);
        assertThat(npz(file, "i8").values()).containsExactly(1L << 40, -2);
        assertThat(npz(file, "i1").values()).containsExactly(7, -2);
        assertThat(npz(file, "u1").values()).containsExactly(7, 254);
        assertThat(npz(file, "b1").values()).containsExactly(1, 0);
        assertThat(npz(file, "f2").values()).containsExactly(1.5, -Math.scalb(1.0, -24));
        assertThat(NumberFiles.DEFAULT
                        .read(file, NumberFormat.NPZ, "all", "", "i4")
                        .values())
                .containsExactly(7, -2);
        assertThatThrownBy(() -> npz(file, "z")).hasMessageContaining("holds no array 'z', only [f8, f4");
    }

    @Test
    void aFileWithoutNumbersIsAnEmptyArray() throws IOException {
        assertThat(read("a.csv", "# nothing\n\n", "").shape()).containsExactly(0, 0);
        assertThat(read("a.json", "[]", "").shape()).containsExactly(0);
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("a.csv", "1,2\n3,four\n", ""))
                .hasMessage("a.csv, line 2: 'four' in column 2 is no number; mend the line");
        assertThatThrownBy(() -> read("a.npy", "hello", "")).hasMessageStartingWith("a.npy: ");
        assertThatThrownBy(() -> read("a.npz", "hello", "")).hasMessageStartingWith("a.npz: ");
        assertThatThrownBy(() -> read("a.npy", "hello", "x")).hasMessageContaining("leave out '#x'");
        assertThatThrownBy(() -> NumberFiles.DEFAULT.read(folder.resolve("no"), NumberFormat.CSV, "no", "", ""))
                .hasMessage("no does not exist; check the path");
        assertThatThrownBy(
                        () -> new NumberFiles(3, 100).read(write("b.csv", "1,2\n"), NumberFormat.CSV, "b.csv", "", ""))
                .hasMessage("b.csv has 4 bytes and 3 are allowed; give it in parts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.csv  | 1\\n1\\n1\\n1,2,3,4,5
                    b.csv  | 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17
                    a.json | [[1],[1],[1],[1,2,3,4,5]]
                    b.json | [[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]
                    c.json | [[[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]]]
                    """)
    void moreNumbersThanAreAllowedAreRefusedBeforeTheyAreInMemory(String name, String text) {
        NumberFiles few = new NumberFiles(1000, 16);
        assertThatThrownBy(() -> few.read(
                        write(name, text.replace("\\n", "\n")),
                        NumberFormat.ofName(name).orElseThrow(),
                        name,
                        "",
                        ""))
                .isInstanceOf(TooManyNumbersException.class)
                .hasMessage(name + " holds more than 16 numbers once its rows are filled up; give it in parts");
    }

    @Test
    void listsThatAreNotAlikeAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> read("a.json", "[[1],2]", "")).hasMessageContaining("a.json[1] is no list");
        assertThatThrownBy(() -> read("a.json", "[1,[2]]", ""))
                .hasMessage("a.json[1] is a list and no number; mend the list");
        assertThatThrownBy(() -> read("a.json", "[[1],[{}]]", "")).hasMessageContaining("a.json[1][0] is an object");
        assertThatThrownBy(() -> read("a.json", "7", "")).hasMessageContaining("holds no list of numbers");
    }

    @Test
    void anArrayOfAnObjectIsFoundBehindOthersOfItsName() throws IOException {
        Numbers numbers = read("a.json", "{\"x\":{\"z\":[[9]]},\"y\":[\"z\"],\"z\":[[1,2],[3]]}", "z");
        assertThat(numbers.shape()).containsExactly(2, 2);
        assertThat(numbers.uneven()).isOne();
        assertThat(numbers.values()).containsExactly(1, 2, 3, Double.NaN);
    }

    private interface Fill {
        ByteBuffer into(ByteBuffer buffer);
    }

    private static void bytes(NpzWriter writer, String name, NpyType type, int size, Fill fill) throws IOException {
        byte[] bytes = fill.into(ByteBuffer.allocate(2 * size).order(ByteOrder.LITTLE_ENDIAN))
                .array();
        writer.add(name, new NpyHeader(type, List.of(2L)), out -> out.write(bytes));
    }

    private static Numbers npz(Path file, String array) throws IOException {
        return NumberFiles.DEFAULT.read(file, NumberFormat.NPZ, "all.npz", array, "");
    }

    private Numbers read(String name, String text, String array) throws IOException {
        return NumberFiles.DEFAULT.read(
                write(name, text), NumberFormat.ofName(name).orElseThrow(), name, array, "");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
