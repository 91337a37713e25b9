/** Placeholder text is replaced as the module grows. */
package org.likevekt.model;
