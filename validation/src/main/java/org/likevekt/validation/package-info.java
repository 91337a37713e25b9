/** Proofs: economies with known answers, laws, cross-checks and the rules of the house. */
@NullMarked
package org.likevekt.validation;

import org.jspecify.annotations.NullMarked;
