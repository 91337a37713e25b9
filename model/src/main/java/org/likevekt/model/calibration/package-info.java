/** Benchmark quantities, shares and parameters, from the regional accounts. */
@NullMarked
package org.likevekt.model.calibration;

import org.jspecify.annotations.NullMarked;
