package org.likevekt.scenarios.compare;

import tech.tablesaw.api.Table;

/**
 * A table to look at.
 *
 * @param title what it shows, with its units
 * @param table the figures, each column with the way it is printed
 */
public record View(String title, Table table) {}
