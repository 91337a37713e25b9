package org.likevekt.scenarios.results;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Results that cannot be written; the message says where and why. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A place that cannot be written. */
    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Why a file cannot be read or written, in words: what the system said first, without the file's name. */
    public static String reason(Exception failure) {
        Throwable root = failure;
        while (!(root instanceof IOException) && root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (root instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (root instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is in the way";
        }
        if (root instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
