@NullMarked
package org.lastmile.chart;

import org.jspecify.annotations.NullMarked;
