package io.ripieno.music.npz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
    private static final int MOST = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("a.npz");
        try (var npz = new NpzWriter(Files.newOutputStream(file))) {
            npz.add("whole", new int[] {1, -2, 3, 4, 5, Integer.MIN_VALUE}, 2, 3);
            npz.add("single", new float[] {0.5f, Float.NaN}, 2);
            npz.add("double", new double[] {Math.PI}, 1, 1, 1);
            npz.add("empty", new int[0], 0, 16);
            npz.add("flags", NpyHeader.of(NpyType.BOOL, 3), out -> out.write(new byte[] {1, 0, 1}));
            npz.add(
                    "long",
                    NpyHeader.of(NpyType.INT64),
                    out -> out.write(ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(Long.MAX_VALUE)
                            .array()));
        }
        try (NpzReader npz = NpzReader.open(file, MOST)) {
            assertThat(npz.names()).containsExactly("whole", "single", "double", "empty", "flags", "long");
            assertThat(npz.array("whole").ints()).containsExactly(1, -2, 3, 4, 5, Integer.MIN_VALUE);
            assertThat(npz.array("whole").header().shape()).containsExactly(2L, 3L);
            assertThat(npz.array("single").floats()).containsExactly(0.5f, Float.NaN);
            assertThat(npz.array("double").doubles()).containsExactly(Math.PI);
            assertThat(npz.array("empty").ints()).isEmpty();
            assertThat(npz.array("flags").booleans()).containsExactly(true, false, true);
            assertThat(npz.array("long").longs()).containsExactly(Long.MAX_VALUE);
            assertThat(npz.array("long").header().shape()).isEmpty();
            assertThatThrownBy(() -> npz.array("other"))
                    .isInstanceOf(NpyException.class)
                    .hasMessageContaining("no array 'other'")
                    .hasMessageContaining("whole");
            assertThatThrownBy(() -> npz.array("whole").floats())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("INT32");
        }
    }

    @Test
    void equalArraysGiveEqualBytes() throws IOException {
        assertThat(archive()).isEqualTo(archive());
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var npz = new NpzWriter(bytes)) {
            npz.add("a", new int[] {1, 2}, 2);
        }
        return bytes.toByteArray();
    }

    /** The header that NumPy writes for {@code numpy.arange(3, dtype='<i4')}. */
    @Test
    void aHeaderIsWrittenAsNumPyDoes() {
        byte[] header = NpyHeader.of(NpyType.INT32, 3).bytes();
        assertThat(header).hasSize(128);
        assertThat(new String(header, ISO_8859_1))
                .startsWith(
                        "\u0093NUMPY\u0001\u0000\u0076\u0000{'descr': '<i4', 'fortran_order': False, 'shape': (3,), } ")
                .endsWith(" \n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '>i4', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '<i4', 'fortran_order': True, 'shape': (3,), }",
                "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (99999999999999999999,), }",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (9999999999, 9999999999), }",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (3000000,), }",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (4,), }",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (-4,), }",
                "nothing"
            })
    void whatIsNoPlainArrayOfOursIsRefusedWithWhatToDo(String header) {
        assertThatThrownBy(() -> NpyArray.read(new ByteArrayInputStream(file(header)), MOST))
                .isInstanceOf(NpyException.class)
                .hasMessageMatching("(?s).*[;,] .*(save|convert|copy|raise).*");
    }

    @Test
    void everyPrefixOfAnArrayIsRefused() throws IOException {
        byte[] file = file("{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }");
        assertThat(NpyArray.read(new ByteArrayInputStream(file), MOST).ints()).containsExactly(7, 7, 7);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> NpyArray.read(new ByteArrayInputStream(cut), MOST))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void elementsOfAnotherNumberThanTheShapeSaysAreRefused() throws IOException {
        try (var npz = new NpzWriter(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> npz.add("a", new int[] {1, 2}, 3)).hasMessageContaining("2 elements");
        }
    }

    private static byte[] file(String header) {
        byte[] text = (header + "\n").getBytes(ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length);
        return file.put(text).putInt(7).putInt(7).putInt(7).array();
    }
}
