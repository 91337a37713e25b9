package org.likevekt.scenarios.bundle;

import org.likevekt.data.UserError;

/** A file that is no bundle, or one that was changed or is not safe to read; the message says what was found. */
final class BundleException extends UserError {
    private static final long serialVersionUID = 1L;

    BundleException(String message) {
        super(message);
    }

    BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
