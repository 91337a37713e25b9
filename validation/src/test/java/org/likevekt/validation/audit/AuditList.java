package org.likevekt.validation.audit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The libraries that may be used: dependencies.csv, with licence, lowest version and what each may be used for. */
record AuditList(Map<String, Entry> entries) {
    /** What lets itself be shipped with nothing but a notice. */
    private static final Set<String> PERMISSIVE = Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause");

    /** What may help to build and test as well, since none of it is shipped. */
    private static final Set<String> NOT_SHIPPED =
            Set.of("EPL-2.0", "MPL-2.0", "GPL-2.0-only WITH Classpath-exception-2.0");

    private static final List<String> USES = List.of("ships", "optional", "test", "build");

    /** A library that may be used. */
    record Entry(String key, String use, String licence, String lowest, String copyright, String why) {}

    /** A library that is used. */
    record Library(String key, String version, String use, String where) {}

    /** Reads the list. */
    static AuditList parse(String csv) {
        Map<String, Entry> entries = new TreeMap<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(csv)) {
            String key = row.getField("group") + ":" + row.getField("artifact");
            Entry entry = new Entry(
                    key,
                    row.getField("use"),
                    row.getField("licence"),
                    row.getField("lowest"),
                    row.getField("copyright"),
                    row.getField("why"));
            if (entries.put(key, entry) != null) {
                throw new IllegalArgumentException(key + " is listed twice");
            }
        }
        return new AuditList(entries);
    }

    /** What is wrong with the list itself, a line each. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Entry entry : entries.values()) {
            boolean isShipped = entry.use().equals("ships");
            boolean isOurs = isShipped || entry.use().equals("optional");
            if (!USES.contains(entry.use())) {
                faults.add(entry.key() + ": use is '" + entry.use() + "', expected one of " + USES);
            }
            if (!PERMISSIVE.contains(entry.licence()) && (isOurs || !NOT_SHIPPED.contains(entry.licence()))) {
                faults.add(entry.key() + ": the licence '" + entry.licence() + "' is not one for the use '"
                        + entry.use() + "'");
            }
            if (isShipped
                    && !entry.licence().equals("Apache-2.0")
                    && entry.copyright().isEmpty()) {
                faults.add(entry.key() + ": " + entry.licence() + " asks for the copyright line, which is missing");
            }
            if (entry.why().isBlank()) {
                faults.add(entry.key() + ": why is missing");
            }
        }
        return faults;
    }

    /** What is wrong with a library that is used, if anything. */
    Optional<String> fault(Library used) {
        Entry entry = entries.get(used.key());
        String what = used.key() + " " + used.version() + " (" + used.where() + ")";
        if (entry == null) {
            return Optional.of(what + " is not in validation/dependencies.csv. Look at its licence and known"
                    + " vulnerabilities, then add it; or leave it out");
        }
        if (USES.indexOf(used.use()) < USES.indexOf(entry.use())) {
            return Optional.of(what + " " + used.use() + ", and is listed for " + entry.use() + " only");
        }
        if (Version.parse(used.version()).compareTo(Version.parse(entry.lowest())) < 0) {
            return Optional.of(what + " is older than " + entry.lowest() + ": " + entry.why());
        }
        return Optional.empty();
    }
}
