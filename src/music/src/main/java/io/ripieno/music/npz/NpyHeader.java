package io.ripieno.music.npz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the elements of an array: their type and the array's shape. Format version 1.0 is written, 1.0 to
 * 3.0 are read.
 *
 * @param type of the elements
 * @param shape sizes of the dimensions, the last one fastest; empty for a single number
 */
public record NpyHeader(NpyType type, List<Long> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST = 1 << 16;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    public NpyHeader {
        shape = List.copyOf(shape);
        if (shape.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("shape %s; sizes are 0 or more".formatted(shape));
        }
    }

    /** A header for elements of {@code type} in dimensions of these sizes. */
    public static NpyHeader of(NpyType type, long... shape) {
        return new NpyHeader(type, Arrays.stream(shape).boxed().collect(Collectors.toUnmodifiableList()));
    }

    /** @throws ArithmeticException if there are more than a {@code long} counts */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Bytes of all elements. */
    public long dataBytes() {
        return Math.multiplyExact(elements(), type.bytes());
    }

    /** The bytes that a file begins with, a multiple of 64. */
    public byte[] bytes() {
        String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                .formatted(type.description(), shape.size() == 1 ? sizes + "," : sizes);
        int before = MAGIC.length + 4;
        int length = Math.floorDiv(before + text.length() + ALIGNMENT, ALIGNMENT) * ALIGNMENT - before;
        byte[] header = new byte[before + length];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[6] = 1;
        header[8] = (byte) length;
        header[9] = (byte) (length >> 8);
        byte[] padded = (text + " ".repeat(length - text.length() - 1) + "\n").getBytes(ISO_8859_1);
        System.arraycopy(padded, 0, header, before, length);
        return header;
    }

    /**
     * Reads the header and leaves the stream at the first element.
     *
     * @throws NpyException if it is no array that we read
     */
    static NpyHeader read(InputStream in) throws IOException {
        byte[] start = exactly(in, MAGIC.length + 2);
        for (int i = 0; i < MAGIC.length; i++) {
            if (start[i] != MAGIC[i]) {
                throw new NpyException("the file does not begin as a NumPy array does; save it with numpy.save");
            }
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new NpyException(
                    "version %d of the array format is not known; save it with a NumPy of today".formatted(version));
        }
        int length = littleEndian(exactly(in, version == 1 ? 2 : 4));
        if (length < 0 || length > LONGEST) {
            throw new NpyException("a header of %d bytes; the file is damaged, save it again"
                    .formatted(Integer.toUnsignedLong(length)));
        }
        return parse(new String(exactly(in, length), ISO_8859_1));
    }

    private static NpyHeader parse(String text) throws NpyException {
        NpyType type = NpyType.named(field(TYPE, text));
        if (field(ORDER, text).equals("True")) {
            throw new NpyException("the array is in Fortran order; save numpy.ascontiguousarray(array) instead");
        }
        try {
            List<Long> shape = Pattern.compile(",")
                    .splitAsStream(field(SHAPE, text))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            var header = new NpyHeader(type, shape);
            header.dataBytes();
            return header;
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw new NpyException("the array's shape in '%s' is too large; save it in parts".formatted(text.strip()));
        }
    }

    private static String field(Pattern pattern, String text) throws NpyException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new NpyException(
                    "the header '%s' is not that of a plain array; save plain numbers, not objects or records"
                            .formatted(text.strip()));
        }
        return matcher.group(1);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the array's header ends too early; the file is cut off, copy it again");
        }
        return bytes;
    }

    private static int littleEndian(byte[] bytes) {
        int number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }
}
