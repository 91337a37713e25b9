package org.likevekt.model.checks;

/**
 * What a run shows of one law.
 *
 * @param name short name, unique among the laws
 * @param meaning one sentence: what was compared, and relative to what
 * @param largest largest deviation found
 * @param limit largest deviation that may pass
 * @param holds whether the largest deviation is a number within the limit
 * @param where year, region, industry or group of the largest deviation; empty where there is none
 */
public record Law(String name, String meaning, double largest, double limit, boolean holds, String where) {}
