package org.likevekt.scenarios.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that {@code sha256sum} prints. */
final class Sha256 {
    private static final int BUFFER = 1 << 16;

    private Sha256() {}

    /** A digest of nothing yet. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digits of a digest, which must not be used afterwards. */
    static String digits(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of all that a stream still has. */
    static String of(InputStream stream) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return digits(digest);
    }
}
