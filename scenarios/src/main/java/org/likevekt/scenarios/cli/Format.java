package org.likevekt.scenarios.cli;

/** How tables are printed. */
enum Format {
    /** For reading. */
    text,
    /** For spreadsheets and R. */
    csv,
    /** For programs. */
    json
}
