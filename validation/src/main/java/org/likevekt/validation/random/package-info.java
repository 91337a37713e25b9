/** Random small countries, written as tables and read by the public loader, on which laws are tried. */
@NullMarked
package org.likevekt.validation.random;

import org.jspecify.annotations.NullMarked;
