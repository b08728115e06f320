package io.ripieno.music.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways in which the bytes of a file go wrong on their way, or are made to. */
enum Mutations {
    FLIPS_IN_THE_HEAD {
        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            return flipped(whole, Math.min(200, whole.length), 4, random);
        }
    },
    FLIPS_ALL_OVER {
        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            return flipped(whole, whole.length, 1 + whole.length / 200, random);
        }
    },
    TRUNCATED {
        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
    },
    PART_TWICE {
        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            int from = random.nextInt(whole.length);
            int to = from + random.nextInt(whole.length - from);
            return joined(Arrays.copyOf(whole, to), Arrays.copyOfRange(whole, from, whole.length));
        }
    },
    PART_LOST {
        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            int from = random.nextInt(whole.length);
            int to = from + random.nextInt(whole.length - from);
            return joined(Arrays.copyOf(whole, from), Arrays.copyOfRange(whole, to, whole.length));
        }
    },
    SIZE_THAT_IS_WRONG {
        private final int[] sizes = {0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x0100_0000};

        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(Math.min(120, bytes.length - 4));
            int size = sizes[random.nextInt(sizes.length)];
            for (int i = 0; i < 4; i++) {
                bytes[at + i] = (byte) (size >> 8 * i);
            }
            return bytes;
        }
    },
    HEAD_OF_ANOTHER_KIND {
        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            byte[] other = others.get(random.nextInt(others.size()));
            int length = 4 + random.nextInt(200);
            return joined(Arrays.copyOf(other, length), Arrays.copyOfRange(whole, length, whole.length));
        }
    },
    NOISE_IN_THE_MIDDLE {
        @Override
        byte[] of(byte[] whole, List<byte[]> others, Random random) {
            byte[] bytes = whole.clone();
            byte[] noise = new byte[whole.length / 4];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, random.nextInt(whole.length - noise.length), noise.length);
            return bytes;
        }
    };

    /** Another file in the place of a whole one. */
    abstract byte[] of(byte[] whole, List<byte[]> others, Random random);

    private static byte[] flipped(byte[] whole, int to, int count, Random random) {
        byte[] bytes = whole.clone();
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(to)] ^= (byte) (1 + random.nextInt(255));
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
