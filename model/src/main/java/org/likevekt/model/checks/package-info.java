/** The laws that every run of the model must obey, computed from its results and not from its equations. */
@NullMarked
package org.likevekt.model.checks;

import org.jspecify.annotations.NullMarked;
