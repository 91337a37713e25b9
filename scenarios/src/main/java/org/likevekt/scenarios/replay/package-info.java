/** Published results beside ours: the study's table, our figure for each row, the verdicts. */
package org.likevekt.scenarios.replay;
