/** How sure a study's results are: its runs in worlds with other parameters, and what the results hang on. */
package org.likevekt.scenarios.sensitivity;
