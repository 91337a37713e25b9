/** From a scenario's name to its solved years: the economy it is about, its calibration, its baseline. */
package org.likevekt.scenarios.run;
