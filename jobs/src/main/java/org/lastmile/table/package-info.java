@NullMarked
package org.lastmile.table;

import org.jspecify.annotations.NullMarked;
