/** Proofs: economies with known answers, laws, cross-checks and the rules of the house. */
package org.likevekt.validation;
