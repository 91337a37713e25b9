package org.likevekt.scenarios.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that must have as many bytes as was claimed. */
final class BoundedStream extends FilterInputStream {
    private final long size;
    private final String name;
    private long read;

    BoundedStream(InputStream stream, long size, String name) {
        super(stream);
        this.size = size;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int got = super.read(bytes, from, length);
        read += Math.max(got, 0);
        if (read > size || got < 0 && read < size) {
            throw new BundleException("the entry " + name + " does not have the " + size + " bytes it claims");
        }
        return got;
    }
}
