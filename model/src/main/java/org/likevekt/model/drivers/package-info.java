/** The exogenous quantities of the model and their paths over the years. */
package org.likevekt.model.drivers;
