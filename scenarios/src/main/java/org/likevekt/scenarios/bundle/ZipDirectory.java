package org.likevekt.scenarios.bundle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.likevekt.scenarios.format.Words;

/**
 * What Java's reader of zip files does not tell: which entries are links. Reads the central directory (APPNOTE.TXT of
 * PKWARE, sections 4.3.12 and 4.3.16).
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int HEADER_SIGNATURE = 0x02014b50;
    private static final int HEADER_SIZE = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LARGEST_DIRECTORY = 4 << 20;

    /** Kinds of files in the upper half of the external attributes, when the entry was made on Unix. */
    private static final int UNIX = 3;

    private static final int KIND = 0xF000;
    private static final int REGULAR = 0x8000;

    private ZipDirectory() {}

    /**
     * Refuses a file with entries that are not plain files.
     *
     * @return how many entries there are
     * @throws BundleException when it is no zip file, or has links or other kinds of files
     */
    static int check(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer end = end(bytes);
            int count = Short.toUnsignedInt(end.getShort(10));
            long size = Integer.toUnsignedLong(end.getInt(12));
            long from = Integer.toUnsignedLong(end.getInt(16));
            if (size > LARGEST_DIRECTORY || from + size > bytes.length()) {
                throw new BundleException("its directory is damaged or too large");
            }
            ByteBuffer directory = read(bytes, from, (int) size);
            int found = 0;
            while (directory.remaining() >= HEADER_SIZE && directory.getInt(directory.position()) == HEADER_SIGNATURE) {
                checkHeader(directory);
                found++;
            }
            if (found != count || directory.hasRemaining()) {
                throw new BundleException("its directory says " + count + " entries and has " + found);
            }
            return count;
        }
    }

    private static void checkHeader(ByteBuffer directory) {
        int at = directory.position();
        int host = directory.get(at + 5);
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int rest = Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
        int kind = directory.getInt(at + 38) >>> 16 & KIND;
        int length = HEADER_SIZE + nameLength + rest;
        if (length > directory.remaining()) {
            throw new BundleException("its directory is damaged");
        }
        if (host == UNIX && kind != 0 && kind != REGULAR) {
            byte[] name = new byte[nameLength];
            directory.get(at + HEADER_SIZE, name);
            throw new BundleException("the entry " + Words.quote(new String(name, StandardCharsets.UTF_8))
                    + " is a link or a folder, expected plain files");
        }
        directory.position(at + length);
    }

    /** The end record: the last in the file, before at most a comment. */
    private static ByteBuffer end(RandomAccessFile bytes) throws IOException {
        int size = (int) Math.min(bytes.length(), END_SIZE + LONGEST_COMMENT);
        ByteBuffer tail = read(bytes, bytes.length() - size, size);
        for (int at = size - END_SIZE; at >= 0; at--) {
            boolean isEnd = tail.getInt(at) == END_SIGNATURE
                    && at + END_SIZE + Short.toUnsignedInt(tail.getShort(at + 20)) == size;
            if (isEnd) {
                return tail.position(at).slice().order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new BundleException("it is no zip file");
    }

    private static ByteBuffer read(RandomAccessFile bytes, long from, int size) throws IOException {
        byte[] content = new byte[size];
        bytes.seek(from);
        bytes.readFully(content);
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }
}
