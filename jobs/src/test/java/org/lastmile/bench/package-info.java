/** A generated nation for the benchmark: no part of the product. */
@NullMarked
package org.lastmile.bench;

import org.jspecify.annotations.NullMarked;
