package org.likevekt.scenarios.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.results.ResultTables;
import org.likevekt.scenarios.results.RowSink;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.run.Run;

/** Packs a replay into one file, which appears whole or not at all; the same replay gives the same bytes. */
public final class BundleWriter {
    /** The first time that a zip file can tell: the time of packing is not part of a bundle. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleWriter() {}

    /**
     * Writes a replay.
     *
     * @param target the file; one that is there is replaced
     * @return the hash of the file, as {@code sha256sum} prints it
     * @throws org.likevekt.scenarios.results.OutputException when it cannot be written; nothing is then left, and a file that was there is unchanged
     */
    public static String write(Path target, Replayed replayed) {
        MessageDigest digest = Sha256.digest();
        WholeFile.write(target, stream -> {
            ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(stream, digest), StandardCharsets.UTF_8);
            fill(zip, replayed);
            zip.finish();
        });
        return Sha256.digits(digest);
    }

    private static void fill(ZipOutputStream zip, Replayed replayed) throws IOException {
        Entries entries = new Entries(zip);
        entries.text(BundleLayout.README, Replayed.README);
        entries.text(BundleLayout.STUDY, replayed.files().study());
        entries.text(BundleLayout.PUBLISHED, replayed.files().published());
        replayed.economy().tableFiles().forEach((name, text) -> entries.text(BundleLayout.DATA + name, text));
        replayed.scenarios()
                .files()
                .forEach((name, text) -> entries.entry(BundleLayout.SCENARIOS + name, stream -> write(stream, text)));
        for (Run run : replayed.allRuns()) {
            String folder = BundleLayout.RUNS + run.name();
            entries.table(folder + BundleLayout.PATHS, sink -> ResultTables.paths(run, sink));
            entries.table(folder + BundleLayout.RESULTS, sink -> ResultTables.results(run, true, sink));
        }
        entries.table(BundleLayout.REPLAYED, sink -> replayedRows(replayed.rows(), sink));
        ObjectNode manifest = replayed.manifest();
        manifest.set("entries", entries.described);
        entries.text(
                BundleLayout.MANIFEST,
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
    }

    static void replayedRows(List<ReplayedRow> rows, RowSink sink) {
        sink.row(ReplayedRow.COLUMNS);
        rows.forEach(row -> sink.row(row.cells()));
    }

    private static void write(OutputStream stream, byte[] bytes) {
        try {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Entries in the order in which they come, with their sizes and hashes. */
    private static final class Entries {
        private final ZipOutputStream zip;
        private final ObjectNode described = new ObjectMapper().createObjectNode();

        Entries(ZipOutputStream zip) {
            this.zip = zip;
        }

        void text(String name, String text) {
            entry(name, stream -> write(stream, text.getBytes(StandardCharsets.UTF_8)));
        }

        void table(String name, Consumer<RowSink> table) {
            entry(name, stream -> {
                try (Writer writer =
                                new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
                        Csv csv = new Csv(writer)) {
                    table.accept(csv);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        void entry(String name, Consumer<OutputStream> content) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(NO_TIME);
            MessageDigest digest = Sha256.digest();
            try {
                zip.putNextEntry(entry);
                content.accept(new DigestOutputStream(new Open(zip), digest));
                zip.closeEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            described.putObject(name).put("bytes", entry.getSize()).put("sha256", Sha256.digits(digest));
        }
    }

    /** A stream that stays open when an entry has ended. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
