@NullMarked
package org.lastmile.warehouse;

import org.jspecify.annotations.NullMarked;
