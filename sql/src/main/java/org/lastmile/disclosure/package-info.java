@NullMarked
package org.lastmile.disclosure;

import org.jspecify.annotations.NullMarked;
