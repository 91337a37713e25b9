package org.likevekt.scenarios.bundle;

/** A file that is no bundle, or one that was changed or is not safe to read; the message says what was found. */
public final class BundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BundleException(String message) {
        super(message);
    }

    BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
