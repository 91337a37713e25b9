/** Batches on a cluster of Apache Spark: an optional jar. */
@NullMarked
package org.likevekt.scenarios.spark;

import org.jspecify.annotations.NullMarked;
