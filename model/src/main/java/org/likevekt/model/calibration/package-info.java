/** Benchmark quantities, shares and parameters, from the regional accounts. */
package org.likevekt.model.calibration;
