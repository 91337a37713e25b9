package org.likevekt.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens files that a user names, and nothing else: a device or a pipe may never end. */
public final class PlainFile {
    private PlainFile() {}

    /**
     * Opens a file.
     *
     * @throws NoSuchFileException when there is none
     * @throws FileSystemException when it is something else than a file
     */
    public static InputStream open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw Files.exists(path)
                    ? new FileSystemException(path.toString(), null, "this is not a file")
                    : new NoSuchFileException(path.toString(), null, "there is no such file");
        }
        // some files of the system, such as /proc/kmsg, say that they are empty and never end: what says so is empty
        return Files.size(path) == 0 ? InputStream.nullInputStream() : Files.newInputStream(path);
    }
}
