package org.likevekt.data;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Something that the user wrote, named or asked for cannot be used, and the user can mend it; the message says how. */
public abstract class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error that the message says all about. */
    protected UserError(String message) {
        super(message);
    }

    /** An error with what it follows from. */
    protected UserError(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the user reads, a block of lines. */
    public String told() {
        return String.valueOf(getMessage());
    }

    /** Why a file or a host cannot be read or written, in words: what the system said first, without the file's name. */
    public static String reason(Throwable failure) {
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
        if (root instanceof UnknownHostException unknown) {
            return "there is no host " + unknown.getMessage();
        }
        if (root instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
