package org.lastmile.ingest;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.lastmile.contract.WarehouseException;

/**
 * Unpacks while it is read, never to disk, and says in our words what is wrong with the packed bytes. Files of partners
 * shrink to a tenth or a fiftieth; bytes that grow a thousandfold are made to fill the reader's disk or time.
 */
final class Unpacking extends FilterInputStream {
    private static final int MOST_TIMES = 200;
    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final String place;
    private final long most;
    private long unpacked;

    /**
     * @param place  of the file, for messages
     * @param packed size of the packed bytes
     */
    Unpacking(InputStream stream, String place, long packed) {
        super(stream);
        this.place = place;
        this.most = Math.max(ALWAYS_ALLOWED, MOST_TIMES * packed);
    }

    /** Throws what is wrong with packed bytes, when a parser has wrapped it into its own words. */
    static void complain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WarehouseException ours) {
                throw ours;
            }
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            var count = super.read(bytes, from, length);
            unpacked += Math.max(0, count);

            if (unpacked > most) {
                throw new WarehouseException(place + ": unpacks to more than " + MOST_TIMES + " times its size, as no"
                        + " delivery does; ask the sender what it is.");
            }

            return count;
        } catch (EOFException failure) {
            throw new WarehouseException(place + ": is packed and cut off; deliver it again.", failure);
        } catch (ZipException failure) {
            throw new WarehouseException(place + ": is packed and damaged; deliver it again.", failure);
        }
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("packed bytes are read and not skipped");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
