/** Published results beside ours: the study's table, our figure for each row, the verdicts. */
@NullMarked
package org.likevekt.scenarios.replay;

import org.jspecify.annotations.NullMarked;
