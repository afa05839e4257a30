@NullMarked
package org.lastmile.release;

import org.jspecify.annotations.NullMarked;
