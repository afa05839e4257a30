/** Small count rounding: moves small classes of people to nobody or to a full group, so that every sum can be told. */
@NullMarked
package org.lastmile.disclosure.round;

import org.jspecify.annotations.NullMarked;
