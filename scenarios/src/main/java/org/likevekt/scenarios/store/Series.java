package org.likevekt.scenarios.store;

import java.io.Serializable;
import java.util.List;

/**
 * One quantity of a run, ready to be written.
 *
 * @param name of the variable
 * @param unit of its values
 * @param description one sentence
 * @param axes names of what it varies over
 * @param labels for each cell its codes of region, destination, industry, group; empty where it does not vary
 * @param years in order
 * @param values by year, then cell
 */
record Series(
        String name,
        String unit,
        String description,
        String axes,
        List<List<String>> labels,
        int[] years,
        double[][] values)
        implements Serializable {}
