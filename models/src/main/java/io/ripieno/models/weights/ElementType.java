package io.ripieno.models.weights;

import java.nio.ByteBuffer;

/** What the numbers of a stored tensor are, little endian, by the names that safetensors has for them. */
enum ElementType {
    F16(2) {
        @Override
        float next(ByteBuffer in) {
            return HalfFloat.toFloat(in.getShort());
        }
    },
    BF16(2) {
        @Override
        float next(ByteBuffer in) {
            return Float.intBitsToFloat(in.getShort() << 16);
        }
    },
    F32(4) {
        @Override
        float next(ByteBuffer in) {
            return in.getFloat();
        }
    },
    F64(8) {
        @Override
        float next(ByteBuffer in) {
            return (float) in.getDouble();
        }
    },
    I8(1) {
        @Override
        float next(ByteBuffer in) {
            return in.get();
        }
    },
    U8(1) {
        @Override
        float next(ByteBuffer in) {
            return in.get() & 0xff;
        }
    },
    I16(2) {
        @Override
        float next(ByteBuffer in) {
            return in.getShort();
        }
    },
    U16(2) {
        @Override
        float next(ByteBuffer in) {
            return in.getShort() & 0xffff;
        }
    },
    I32(4) {
        @Override
        float next(ByteBuffer in) throws WeightsException {
            return exact(in.getInt());
        }
    },
    I64(8) {
        @Override
        float next(ByteBuffer in) throws WeightsException {
            return exact(in.getLong());
        }
    },
    BOOL(1) {
        @Override
        float next(ByteBuffer in) {
            return in.get() == 0 ? 0 : 1;
        }
    };

    private static final long LARGEST_EXACT = 1 << 24;

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    abstract float next(ByteBuffer in) throws WeightsException;

    /** All numbers that are left. */
    float[] all(ByteBuffer in) throws WeightsException {
        float[] values = new float[in.remaining() / bytes];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(in);
        }
        return values;
    }

    /** @throws WeightsException if a whole number is beyond those that single precision counts */
    static float exact(long whole) throws WeightsException {
        if (Math.abs(whole) > LARGEST_EXACT) {
            throw new WeightsException(
                    "The whole number %d is beyond 2^24 and does not fit a single-precision weight. Leave that tensor out."
                            .formatted(whole));
        }
        return whole;
    }
}
