/**
 * Economies with known answers, written as the textbooks write them with the public API of the solver alone: proofs
 * that the engine solves what it is given, and tutorials for a user's own.
 */
@NullMarked
package org.likevekt.validation.economies;

import org.jspecify.annotations.NullMarked;
