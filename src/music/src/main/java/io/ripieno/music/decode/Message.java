package io.ripieno.music.decode;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One message between a pool and a worker: on the wire a type byte, the length of the body in 4 bytes, and the body.
 *
 * @param type of the message
 * @param body whose meaning depends on the type
 */
record Message(Type type, ByteBuffer body) {
    /** Bodies are never longer, whatever the other side claims. */
    static final int MAX_BYTES = 1 << 20;

    /** Bytes of samples that one message carries at most. */
    static final int SAMPLE_BYTES = 1 << 16;

    /** Raised when requests or answers change. */
    static final int VERSION = 2;

    enum Type {
        /** Worker: it has started; body is the version. */
        READY(0),
        /** Pool: a {@link DecodeRequest}. */
        DECODE(1),
        /** Pool: an {@link EncodeRequest}. */
        ENCODE(2),
        /** Worker: a {@link StreamHeader}, the answer to a decode request once the first frame is decoded. */
        HEADER(3),
        /** Either: interleaved 32-bit floats, little-endian. */
        SAMPLES(4),
        /** Pool: no more samples, complete the file. */
        FINISH(5),
        /** Pool: the answers to the request with this number are no longer wanted. */
        CANCEL(6),
        /** Worker: a {@link WorkerReport}, the last answer to a request. */
        END(7),
        /** Worker: a {@link WorkerError}, the last answer to a request. */
        ERROR(8);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        private static @Nullable Type of(int code) {
            for (Type type : values()) {
                if (type.code == code) {
                    return type;
                }
            }
            return null;
        }
    }

    /** Reads the next message; null where the stream ends between messages. */
    static @Nullable Message read(DataInputStream in) throws IOException {
        int code = in.read();
        if (code < 0) {
            return null;
        }
        Type type = Type.of(code);
        int length = in.readInt();
        if (type == null || length < 0 || length > MAX_BYTES) {
            throw new IOException("Message of unknown type " + code + " or length " + length + ".");
        }
        byte[] body = new byte[length];
        if (in.readNBytes(body, 0, length) < length) {
            throw new EOFException("The stream ends within a message.");
        }
        return new Message(type, ByteBuffer.wrap(body));
    }

    /** Writes a message; the body is an array-backed buffer whose remaining bytes are taken. */
    static void write(DataOutputStream out, Type type, ByteBuffer body) throws IOException {
        out.writeByte(type.code);
        out.writeInt(body.remaining());
        out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
        out.flush();
    }
}
