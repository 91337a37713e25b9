package org.likevekt.scenarios.results;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A stream that remembers why it could not be written: what prints on it may not say so, or as if its own work had failed. */
public final class WatchedStream extends FilterOutputStream {
    private Optional<IOException> failure = Optional.empty();

    /** Watches a stream. */
    public WatchedStream(OutputStream target) {
        super(target);
    }

    /** Why something was not written, the first time. */
    public Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void write(int octet) throws IOException {
        watch(() -> out.write(octet));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        watch(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        watch(out::flush);
    }

    private void watch(Attempt attempt) throws IOException {
        try {
            attempt.make();
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }

    private interface Attempt {
        void make() throws IOException;
    }
}
