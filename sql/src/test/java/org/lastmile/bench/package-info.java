@NullMarked
package org.lastmile.bench;

import org.jspecify.annotations.NullMarked;
