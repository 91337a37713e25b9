/** The exogenous quantities of the model and their paths over the years. */
@NullMarked
package org.likevekt.model.drivers;

import org.jspecify.annotations.NullMarked;
