package io.ripieno.service.file;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import io.ripieno.store.blob.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Copies an input into scratch, so that what was checked is what is read, however its origin changes meanwhile. */
public final class Spool {
    private static final int CHUNK = 256 * 1024;

    private final long maxBytes;

    /**
     * Copies inputs up to a size.
     *
     * @param maxBytes of one input
     */
    public Spool(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Copies all bytes and checks them.
     *
     * @param target must not exist yet
     * @throws JobFailure invalid if length or digest differ from what the job claims; transient if reading or writing fails
     */
    public void copy(ReadableByteChannel source, Expected expected, Path target, Stop stop) throws JobFailure {
        if (expected.bytes() > maxBytes) {
            throw JobFailure.invalid(
                    Code.TOO_LARGE,
                    "The input " + expected.uri() + " is of " + expected.bytes() + " bytes, over the limit of "
                            + maxBytes + ".",
                    "Send it in parts, or raise ripieno.decoding.max-bytes.");
        }
        MessageDigest digest = Sha256.newDigest();
        long length = 0;
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (length <= expected.bytes() && read(source, buffer, expected) >= 0) {
                stop.check();
                buffer.flip();
                length += buffer.remaining();
                digest.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            throw JobFailure.passing(
                    Code.SCRATCH,
                    "The input " + expected.uri() + " cannot be copied to scratch (" + JobFailure.reason(e) + ").",
                    "Maybe the disk is full: make room, or set ripieno.scratch.directory to another disk.",
                    e);
        }
        check(expected, length, digest);
    }

    private static void check(Expected expected, long length, MessageDigest digest) throws JobFailure {
        if (length != expected.bytes()) {
            throw JobFailure.invalid(
                    Code.WRONG_LENGTH,
                    "The input " + expected.uri()
                            + (length > expected.bytes() ? " is longer than" : " is " + length + " bytes long and not")
                            + " the " + expected.bytes() + " bytes that the job claims.",
                    "Maybe it changed since the job was made: make the job again from the file as it is.");
        }
        Sha256 found = Sha256.of(digest);
        if (!found.equals(expected.sha256())) {
            throw JobFailure.invalid(
                    Code.WRONG_DIGEST,
                    "The input " + expected.uri() + " has the SHA-256 digest " + found + ", but the job claims "
                            + expected.sha256() + ".",
                    "Maybe the file changed or was damaged since the job was made: restore it, or make the job again from the file as it is.");
        }
    }

    private static int read(ReadableByteChannel source, ByteBuffer buffer, Expected expected) throws JobFailure {
        try {
            return source.read(buffer);
        } catch (IOException e) {
            throw JobFailure.passing(
                    Code.UNREADABLE_INPUT,
                    "The input " + expected.uri() + " cannot be read (" + JobFailure.reason(e) + ").",
                    "Maybe its medium failed or is away; then send the job again.",
                    e);
        }
    }
}
