/** Random small countries, written as tables and read by the public loader, on which laws are tried. */
package org.likevekt.validation.random;
