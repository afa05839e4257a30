@NullMarked
package org.lastmile.identity;

import org.jspecify.annotations.NullMarked;
