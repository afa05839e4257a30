@NullMarked
package org.lastmile.synthetic;

import org.jspecify.annotations.NullMarked;
