/** Runs beside each other: what a scenario changes against its baseline, as one long table and as views of it. */
package org.likevekt.scenarios.compare;
