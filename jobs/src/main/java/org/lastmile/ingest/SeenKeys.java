package org.lastmile.ingest;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which keys the rows of one table may have had so far, told by all tasks of one machine that load it: of rows with one
 * key no more than one is told that it is the first. A Bloom filter in a file that the tasks share as memory; it holds bits
 * of hashes of tokens and keys.
 */
final class SeenKeys {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int BITS_OF_KEY = 4;
    /** A row has as many bytes in its file at least; of shorter ones more are told wrongly that their key came before. */
    private static final int BYTES_OF_ROW = 64;

    private static final int KEYS_OF_WORD = 4;
    private static final long MOST_WORDS = 1L << 26;
    private static final int WRITTEN_BYTES = 1 << 20;

    private final MappedByteBuffer words;

    private SeenKeys(MappedByteBuffer words) {
        this.words = words;
    }

    /** Makes the file for the rows of some files, where nothing was seen yet. */
    static void create(Path file, long bytesOfRows) throws IOException {
        var count = Math.min(MOST_WORDS, 1 + bytesOfRows / BYTES_OF_ROW / KEYS_OF_WORD);
        Files.createDirectories(file.getParent());

        // Written, so that a full disk is told here and not by a page that cannot be kept.
        try (var stream = Files.newOutputStream(file)) {
            var zeros = new byte[WRITTEN_BYTES];

            for (var left = count * Long.BYTES; left > 0; left -= WRITTEN_BYTES) {
                stream.write(zeros, 0, (int) Math.min(left, WRITTEN_BYTES));
            }
        }
    }

    static SeenKeys open(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SeenKeys(channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size()));
        }
    }

    /**
     * Notes the key of a row.
     *
     * @param hash the same for equal keys
     * @return whether an earlier row, of any task, may have the same key
     */
    boolean add(long hash) {
        var mixed = mixed(hash);
        var index = (int) (((mixed >>> Integer.SIZE) * (words.capacity() / Long.BYTES)) >>> Integer.SIZE);
        var bits = 0L;

        for (var i = 0; i < BITS_OF_KEY; i++) {
            bits |= 1L << (mixed >>> (i * 6));
        }

        // All bits of a key stand in one word, and are set in one step: of two tasks at once, one comes first.
        var before = (long) WORD.getAndBitwiseOr((ByteBuffer) words, index * Long.BYTES, bits);
        return (before & bits) == bits;
    }

    /** Joins the hash of a value to that of the values before it. */
    static long joined(long hash, long next) {
        return mixed(hash) + next;
    }

    /** Spreads each bit over all: the last step of MurmurHash3. */
    private static long mixed(long hash) {
        var mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
