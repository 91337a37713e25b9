/** From a scenario's name to its solved years: the economy it is about, its calibration, its baseline. */
@NullMarked
package org.likevekt.scenarios.run;

import org.jspecify.annotations.NullMarked;
