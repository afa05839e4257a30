/** Takes the measures of the marts through the disclosure gate into an edition. */
@NullMarked
package org.lastmile.publish;

import org.jspecify.annotations.NullMarked;
