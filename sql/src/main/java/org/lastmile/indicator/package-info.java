@NullMarked
package org.lastmile.indicator;

import org.jspecify.annotations.NullMarked;
