/**
 * The county model's year written a second time, by hand on plain arrays: only prices are solved for, and for given
 * prices all quantities follow from one linear system. It shares no equation and no solver with the model.
 */
@NullMarked
package org.likevekt.validation.condensed;

import org.jspecify.annotations.NullMarked;
