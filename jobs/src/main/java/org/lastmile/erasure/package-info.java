/** Takes one learner out of every version of every table. */
@NullMarked
package org.lastmile.erasure;

import org.jspecify.annotations.NullMarked;
